import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BundleFileInput } from '../../bundle.ts';
import { insuranceLayout } from './form-layout.ts';
import { insuranceSchema } from './form-schema.ts';

export const INSURANCE = { processId: 'new-business', version: 3 } as const;

export async function insuranceProcess(): Promise<BundleFileInput['processes'][number]> {
  return {
    ...INSURANCE,
    name: 'New business underwriting',
    description: 'Terms for a new life policy, from the application, the medical report and the laboratory.',
    guidelines: await readFile(join(import.meta.dirname, 'guidelines.md'), 'utf8'),
    form: { schema: insuranceSchema, uiSchema: insuranceLayout },
    decision: {
      dmn: await readFile(join(import.meta.dirname, 'outcome.dmn'), 'utf8'),
      decision: 'Outcome',
      outcomes: ['standard', 'rated', 'postpone', 'refer', 'decline'],
      override: 'with-rationale',
    },
    tags: [
      { id: 'identity', label: 'Identity', color: '#5b6b7c', shortcut: '1' },
      { id: 'medical', label: 'Medical', color: '#a3344a', shortcut: '2' },
      { id: 'lab', label: 'Laboratory', color: '#8a5a00', shortcut: '3' },
      { id: 'tobacco', label: 'Tobacco', color: '#6a4a3c', shortcut: '4' },
      { id: 'occupation', label: 'Occupation', color: '#2d5f8a', shortcut: '5' },
      { id: 'financial', label: 'Financial', color: '#2f6b43', shortcut: '6' },
      {
        id: 'disclosure',
        label: 'Disclosure',
        color: '#6b3fa0',
        shortcut: '7',
        description: 'What one document says and another leaves out.',
      },
    ],
    qa: {
      sampling: { type: 'percent', percent: 20 },
      alwaysReview: 'decision.result = "decline" or answers.nonDisclosure = "material"',
      passScore: 95,
      defects: [
        { id: 'wrong-value', label: 'Wrong value', weight: 5, critical: false },
        { id: 'missed-fact', label: 'Material fact missed', weight: 25, critical: true },
        { id: 'weak-evidence', label: 'Evidence does not support the answer', weight: 3, critical: false },
        { id: 'wording', label: 'Summary unclear', weight: 1, critical: false },
      ],
    },
    targetMinutes: 35,
  };
}

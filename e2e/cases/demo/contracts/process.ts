import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BundleFileInput } from '../../bundle.ts';
import { contractLayout, contractSchema } from './form-schema.ts';

export const CONTRACTS = { processId: 'contract-review', version: 1 } as const;

export async function contractProcess(): Promise<BundleFileInput['processes'][number]> {
  return {
    ...CONTRACTS,
    name: 'Contract review',
    description: 'What a vendor contract binds Northwind Life to, for the vendor register.',
    guidelines: await readFile(join(import.meta.dirname, 'guidelines.md'), 'utf8'),
    form: { schema: contractSchema, uiSchema: contractLayout },
    decision: {
      dmn: await readFile(join(import.meta.dirname, 'route.dmn'), 'utf8'),
      decision: 'Route',
      outcomes: ['legal', 'negotiate', 'accept'],
      override: 'with-rationale',
    },
    tags: [
      { id: 'parties', label: 'Parties', color: '#5b6b7c', shortcut: '1' },
      { id: 'dates', label: 'Dates', color: '#2d5f8a', shortcut: '2' },
      { id: 'law', label: 'Law', color: '#6b3fa0', shortcut: '3' },
      { id: 'term', label: 'Term', color: '#8a5a00', shortcut: '4' },
      { id: 'liability', label: 'Liability', color: '#a3344a', shortcut: '5' },
      { id: 'confidentiality', label: 'Confidentiality', color: '#2f6b43', shortcut: '6' },
      { id: 'exclusivity', label: 'Exclusivity', color: '#6a4a3c', shortcut: '7' },
    ],
    qa: {
      sampling: { type: 'percent', percent: 25 },
      alwaysReview: 'decision.result = "legal"',
      passScore: 95,
      defects: [
        { id: 'wrong-value', label: 'Wrong value', weight: 5, critical: false },
        { id: 'amendment-missed', label: 'Amendment not applied', weight: 20, critical: true },
        { id: 'weak-evidence', label: 'Evidence does not support the answer', weight: 3, critical: false },
      ],
    },
    targetMinutes: 40,
  };
}

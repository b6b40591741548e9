import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BundleFileInput } from '../cases/bundle.ts';
import { writeSmallShift } from './small-shift.ts';

/** A claim that nobody has touched, and one that the lead has sent back. */
export const FRESH = 'HM-1';
export const RETURNED = 'HM-2';

const control = (name: string) => ({ type: 'Control', scope: `#/properties/${name}` });

/** The claims of the small shift, with every help and every demand that a client's form may have besides questions. */
export async function writeAidedClaims(folder: string): Promise<string> {
  await writeSmallShift(folder, [{ reference: FRESH }, { reference: RETURNED }]);
  const file = path.join(folder, 'cases.json');
  const bundle = JSON.parse(await readFile(file, 'utf8')) as BundleFileInput;
  const processes = bundle.processes.map(one => ({ ...one, form }));
  const cases = bundle.cases.map(one =>
    one.reference === RETURNED ? { ...one, status: 'returned' as const, history: sentBack } : one,
  );
  await writeFile(file, JSON.stringify({ ...bundle, processes, cases }));
  return folder;
}

const form: BundleFileInput['processes'][number]['form'] = {
  schema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    required: ['holder', 'meter'],
    'x-sign-off': true,
    'x-change-reasons': [
      { code: 'misread', label: 'I misread the document' },
      { code: 'new-document', label: 'A new document came' },
    ],
    'x-snippets': [{ id: 'burst', label: 'Burst pipe', text: 'Policy {{policy}}: a pipe burst on {{day}}.' }],
    'x-presets': [
      { id: 'pipe', label: 'Burst pipe, covered', answers: { '/cause': 'water', '/covered': true } },
      { id: 'theft', label: 'Theft, not covered', answers: { '/cause': 'theft', '/covered': false } },
    ],
    properties: {
      holder: { type: 'string', title: 'Policyholder' },
      cause: {
        type: 'string',
        title: 'Cause',
        oneOf: [
          { const: 'theft', title: 'Theft' },
          { const: 'water', title: 'Water' },
        ],
      },
      covered: { type: 'boolean', title: 'Covered' },
      meter: {
        type: 'integer',
        title: 'Reading of the water meter',
        'x-missing': ['illegible', 'not-stated'],
        'x-evidence': 'required',
      },
      injured: { type: 'boolean', title: 'Somebody was hurt', 'x-evidence': 'required' },
      remarks: { type: 'string', title: 'Remarks', maxLength: 2000 },
    },
  },
  uiSchema: {
    type: 'VerticalLayout',
    elements: ['holder', 'cause', 'covered', 'meter', 'injured', 'remarks'].map(control),
  },
};

const BEFORE = { holder: 'Ingrid Solhaim', cause: 'theft', covered: true };

/** Two mistakes were made; the lead saw one of them. */
const sentBack: NonNullable<BundleFileInput['cases'][number]['history']> = {
  submissions: [
    {
      id: 'sent-before',
      as: 'analyst',
      round: 1,
      submittedAt: 'now-90m',
      judgment: {
        userId: 'ana',
        answers: BEFORE,
        evidence: {},
        rationale: { '/meter/x-missing': 'not-stated', '/x-signature': 'Signed by Ana Silva' },
        confidence: {},
        activeSeconds: 60,
        updatedAt: 'now-90m',
      },
      annotations: [],
    },
  ],
  reviews: [
    {
      id: 'looked-at',
      submissionIds: ['sent-before'],
      reviewerId: 'lea',
      reason: 'sampled',
      status: 'completed',
      disposition: 'return',
      items: [{ pointer: '/cause', verdict: 'incorrect', comment: 'The pipe burst: it was water.' }],
      completedAt: 'now-30m',
    },
  ],
};

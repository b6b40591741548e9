import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { BUNDLE_FORMAT, type BundleFileInput } from '../cases/bundle.ts';
import { ordinaryRules } from '../cases/ordinary-rules.ts';

export const ANA = { userName: 'ana', password: 'ana-password' };

export interface SmallDocument {
  readonly name: string;
  readonly file: string;
  readonly mediaType: string;
  /** The id of the document whose place it takes. */
  readonly supersedes?: string;
}

/** Which document of a case lies in which file; the first is shown first. */
export interface SmallCase {
  readonly reference: string;
  readonly documents?: readonly SmallDocument[];
}

export const LETTER = { name: 'Letter.pdf', file: 'letter.pdf', mediaType: 'application/pdf' };
export const NOTE = { name: 'Note.txt', file: 'note.txt', mediaType: 'text/plain' };

const LINES = [
  'Harbour Mutual, household claims',
  'Policyholder: Ingrid Solheim',
  'On 3 November a pipe burst under the kitchen sink.',
  'Oak floor, 14 square metres: EUR 1,260',
  'Base cabinet: EUR 340',
];

/** A shift of claims that take a minute each: for stories about what happens around the work, not about the work. */
export async function writeSmallShift(folder: string, cases: readonly SmallCase[]): Promise<string> {
  await mkdir(path.join(folder, 'files'), { recursive: true });
  await writeFile(path.join(folder, 'files', LETTER.file), await letter());
  await writeFile(path.join(folder, 'files', NOTE.file), `${LINES.join('\n')}\n`);
  const bundle: BundleFileInput = {
    format: BUNDLE_FORMAT,
    client: { name: 'Harbour Mutual', timeZone: 'Europe/Oslo' },
    workstation: ordinaryRules,
    people: [
      {
        id: 'ana',
        name: 'Ana Silva',
        userName: 'ana',
        password: 'ana-password',
        roles: ['analyst'],
        skills: ['claims'],
      },
      { id: 'lea', name: 'Lea Brandt', userName: 'lea', password: 'lea-password', roles: ['lead'], skills: ['claims'] },
    ],
    processes: [claims],
    cases: cases.map(({ reference, documents = [LETTER, NOTE] }, index) => ({
      id: reference.toLowerCase(),
      reference,
      title: `Burst pipe, kitchen ${index + 1}`,
      process: { processId: 'claims', version: 1 },
      receivedAt: 'now-2h',
      dueAt: `now+${index + 2}h`,
      assignedTo: 'ana',
      documents: documents.map(document => ({ id: `${reference.toLowerCase()}-${document.file}`, ...document })),
      attributes: { policy: 'HM-1107' },
    })),
  };
  await writeFile(path.join(folder, 'cases.json'), JSON.stringify(bundle));
  return folder;
}

const control = (name: string) => ({ type: 'Control', scope: `#/properties/${name}` });
const choices = (titles: Record<string, string>) => ({
  type: 'string',
  oneOf: Object.entries(titles).map(([value, title]) => ({ const: value, title })),
});

/** Four questions, one part that shows itself for water, one list. */
const claims: BundleFileInput['processes'][number] = {
  processId: 'claims',
  version: 1,
  name: 'Household claims',
  form: {
    schema: {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      required: ['holder', 'cause', 'items'],
      properties: {
        holder: { type: 'string', title: 'Policyholder', minLength: 2, 'x-evidence': 'required' },
        cause: {
          ...choices({ theft: 'Theft', water: 'Water', fire: 'Fire' }),
          title: 'Cause',
          'x-evidence': 'optional',
        },
        water: {
          type: 'object',
          required: ['source'],
          properties: {
            source: { ...choices({ pipe: 'Burst pipe', roof: 'Roof' }), title: 'Where the water came from' },
          },
        },
        items: {
          type: 'array',
          title: 'Things lost',
          minItems: 1,
          items: {
            type: 'object',
            required: ['what', 'amount'],
            properties: {
              what: { type: 'string', title: 'What' },
              amount: { type: 'number', title: 'Amount', minimum: 0, 'x-unit': 'EUR' },
            },
          },
        },
      },
    },
    uiSchema: {
      type: 'VerticalLayout',
      elements: [
        { type: 'Group', label: 'Claim', elements: [control('holder'), control('cause')] },
        {
          type: 'Group',
          label: 'Water',
          elements: [{ type: 'Control', scope: '#/properties/water/properties/source' }],
          rule: {
            effect: 'SHOW',
            condition: { scope: '#/properties/cause', schema: { const: 'water' }, failWhenUndefined: true },
          },
        },
        { type: 'Group', label: 'Loss', elements: [control('items')] },
      ],
    },
  },
  tags: [{ id: 'loss', label: 'Loss', color: '#8a5a00', shortcut: '1' }],
  targetMinutes: 5,
};

async function letter(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const page = pdf.addPage([420, 300]);
  for (const [index, line] of LINES.entries()) page.drawText(line, { x: 40, y: 250 - index * 28, size: 13, font });
  return pdf.save();
}

import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUNDLE_FORMAT, type BundleFileInput } from '../bundle.ts';
import { ordinaryRules } from '../ordinary-rules.ts';

/** The smallest bundle that has one of everything a test may break. */
export function smallBundle(): BundleFileInput {
  return structuredClone({
    format: BUNDLE_FORMAT,
    client: { name: 'Harbour Mutual', timeZone: 'Europe/Oslo' },
    workstation: { ...ordinaryRules, watermark: true },
    people: [
      { id: 'p-ana', name: 'Ana', userName: 'ana', password: 'x', roles: ['analyst'] },
      { id: 'p-ben', name: 'Ben', userName: 'ben', password: 'x', roles: ['lead'] },
    ],
    processes: [
      {
        processId: 'claims',
        version: 1,
        name: 'Claims',
        form: {
          schema: {
            type: 'object',
            required: ['amount'],
            properties: { amount: { type: 'number', 'x-evidence': 'required', 'x-tag': 'money' } },
          },
          uiSchema: { type: 'VerticalLayout', elements: [{ type: 'Control', scope: '#/properties/amount' }] },
        },
        tags: [{ id: 'money', label: 'Money' }],
      },
    ],
    cases: [
      {
        id: 'c-1',
        reference: 'R-1',
        title: 'Broken window',
        process: { processId: 'claims', version: 1 },
        receivedAt: 'now-2h',
        dueAt: 'now+1h',
        assignedTo: 'p-ana',
        documents: [{ id: 'd-1', name: 'Letter.txt', mediaType: 'text/plain', file: 'letter.txt' }],
        history: {
          annotations: [mark('a-1')],
          drafts: [
            {
              userId: 'p-ana',
              answers: { amount: 12 },
              evidence: { '/amount': ['a-1'] },
              activeSeconds: 3,
              updatedAt: 'now-1h',
            },
          ],
          submissions: [
            {
              id: 's-1',
              as: 'analyst',
              round: 1,
              submittedAt: 'now-1h',
              judgment: {
                userId: 'p-ana',
                answers: { amount: 12 },
                evidence: { '/amount': ['a-2'] },
                activeSeconds: 3,
                updatedAt: 'now-1h',
              },
              annotations: [mark('a-2')],
            },
          ],
          reviews: [{ id: 'r-1', submissionIds: ['s-1'], reviewerId: 'p-ben', status: 'open', items: [] }],
          notes: [{ id: 'n-1', author: 'p-ana', at: 'now-1h', text: 'Looked at it.' }],
        },
      },
    ],
  } as BundleFileInput);
}

function mark(id: string) {
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id,
    type: 'Annotation',
    motivation: 'highlighting',
    creator: { type: 'Person', id: 'p-ana', name: 'Ana' },
    created: 'now-1h',
    body: [],
    target: { source: 'urn:meridian:document:d-1:v1', selector: [{ type: 'TextQuoteSelector', exact: 'broken' }] },
  };
}

/** Writes a bundle with its one file into a new folder. */
export async function writeBundle(bundle: unknown): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'meridian-bundle-'));
  await mkdir(join(dir, 'files'));
  await writeFile(join(dir, 'files', 'letter.txt'), 'The window is broken.\n');
  await writeFile(join(dir, 'cases.json'), typeof bundle === 'string' ? bundle : JSON.stringify(bundle));
  return dir;
}

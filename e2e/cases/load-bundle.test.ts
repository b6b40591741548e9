import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { BundleFileInput } from './bundle.ts';
import { BundleError, type BundleProblem } from './bundle-error.ts';
import { loadBundle } from './load-bundle.ts';
import { smallBundle, writeBundle } from './testing/small-bundle.ts';

const now = Date.parse('2026-05-04T10:00:00Z');

async function problemsOf(dir: string): Promise<readonly BundleProblem[]> {
  try {
    await loadBundle(dir, { now });
  } catch (error) {
    if (error instanceof BundleError) return error.problems;
    throw error;
  }
  return [];
}

test('a bundle is read, its times are placed and its documents measured', async () => {
  const dir = await writeBundle(smallBundle());
  const { cases, people } = await loadBundle(dir, { now });
  const [one] = cases;
  expect(one?.case).toMatchObject({
    id: 'c-1',
    status: 'assigned',
    priority: 'normal',
    receivedAt: '2026-05-04T08:00:00.000Z',
    dueAt: '2026-05-04T11:00:00.000Z',
    assignment: { userId: 'p-ana', as: 'analyst', assignedAt: '2026-05-04T08:00:00.000Z' },
    documents: ['d-1'],
  });
  expect(one?.documents[0]).toMatchObject({
    caseId: 'c-1',
    version: 1,
    bytes: 22,
    sha256: 'ae2dbf8fffd39c587b07da3359e17324ae9ca092e3cce68ebd3b7dfd9e49c2b1',
  });
  expect(one?.submissions[0]).toMatchObject({
    caseId: 'c-1',
    userId: 'p-ana',
    submittedAt: '2026-05-04T09:00:00.000Z',
  });
  expect(one?.submissions[0]?.judgment.process).toEqual({ processId: 'claims', version: 1 });
  expect(one?.notes[0]?.author).toMatchObject({ id: 'p-ana', name: 'Ana' });
  expect(people.find(person => person.id === 'p-ben')?.team).toEqual(['p-ana']);
});

type Broken = readonly [what: string, damage: (bundle: BundleFileInput) => void, pointer: string, message: RegExp];
const the = <T>(value: T | undefined): T => value as T;
const first = (bundle: BundleFileInput) => the(bundle.cases[0]);
const form = (bundle: BundleFileInput) =>
  the(bundle.processes[0]).form as { schema: Record<string, unknown>; uiSchema: unknown };
const history = (bundle: BundleFileInput) => the(first(bundle).history);

const broken: Broken[] = [
  ['another format', b => Object.assign(b, { format: 'meridian-cases/9' }), '/format', /meridian-cases\/1/],
  ['a misspelt member', b => Object.assign(first(b), { asignedTo: 'p-ana' }), '/cases/0', /asignedTo/],
  ['a time that is none', b => Object.assign(first(b), { dueAt: 'tomorrow' }), '/cases/0/dueAt', /now-26h/],
  ['a status that is none', b => Object.assign(first(b), { status: 'open' }), '/cases/0/status', /assigned/],
  ['an id with a space', b => Object.assign(first(b), { id: 'c 1' }), '/cases/0/id', /./],
  [
    'a time zone that is none',
    b => Object.assign(b.client, { timeZone: 'Europe/Atlantis' }),
    '/client/timeZone',
    /time zone/,
  ],
  ['two people with one id', b => b.people.push({ ...the(b.people[0]), userName: 'other' }), '/people/2/id', /before/],
  [
    'two people with one user name',
    b => b.people.push({ ...the(b.people[0]), id: 'p-3' }),
    '/people/2/userName',
    /before/,
  ],
  ['a team of nobody', b => Object.assign(the(b.people[1]), { team: ['p-9'] }), '/people/1/team/0', /p-9/],
  ['a process given twice', b => b.processes.push(the(b.processes[0])), '/processes/1', /twice/],
  [
    'an unknown process',
    b => Object.assign(first(b), { process: { processId: 'x', version: 1 } }),
    '/cases/0/process',
    /x@1/,
  ],
  ['an unknown version', b => Object.assign(first(b).process, { version: 2 }), '/cases/0/process', /claims@2/],
  ['an unknown person', b => Object.assign(first(b), { assignedTo: 'p-9' }), '/cases/0/assignedTo', /p-9/],
  [
    'two documents with one id',
    b => first(b).documents.push(the(first(b).documents[0])),
    '/cases/0/documents/1/id',
    /before/,
  ],
  [
    'a missing file',
    b => Object.assign(the(first(b).documents[0]), { file: 'no.txt' }),
    '/cases/0/documents/0/file',
    /not there/,
  ],
  [
    'a file above the folder',
    b => Object.assign(the(first(b).documents[0]), { file: '../cases.json' }),
    '/cases/0/documents/0/file',
    /outside/,
  ],
  [
    'an absolute file',
    b => Object.assign(the(first(b).documents[0]), { file: '/etc/hostname' }),
    '/cases/0/documents/0/file',
    /outside/,
  ],
  [
    'a folder for a file',
    b => Object.assign(the(first(b).documents[0]), { file: '.' }),
    '/cases/0/documents/0/file',
    /outside|not a file/,
  ],
  [
    'an attachment of nothing',
    b => Object.assign(the(first(b).documents[0]), { partOf: 'd-9' }),
    '/cases/0/documents/0/partOf',
    /d-9/,
  ],
  [
    'a relative of nothing',
    b => Object.assign(first(b), { related: [{ caseId: 'c-9', relation: 'same' }] }),
    '/cases/0/related/0/caseId',
    /c-9/,
  ],
  [
    'a form that is no object',
    b => Object.assign(form(b).schema, { type: 'array' }),
    '/processes/0/form/schema',
    /"type": "object"/,
  ],
  [
    'a type that is none',
    b => Object.assign(form(b).schema, { properties: { amount: { type: 'money' } } }),
    '/processes/0/form/schema/properties/amount/type',
    /./,
  ],
  [
    'a keyword with another word',
    b => Object.assign(form(b).schema, { properties: { amount: { 'x-evidence': 'always' } } }),
    '/processes/0/form/schema/properties/amount/x-evidence',
    /./,
  ],
  [
    'a tag of nothing',
    b => Object.assign(form(b).schema, { properties: { amount: { 'x-tag': 'red' } } }),
    '/processes/0/form/schema/properties/amount/x-tag',
    /red/,
  ],
  [
    'a pattern that is none',
    b => Object.assign(form(b).schema, { properties: { amount: { pattern: '(' } } }),
    '/processes/0/form/schema/properties/amount/pattern',
    /regular/,
  ],
  [
    'a required property that is not there',
    b => Object.assign(form(b).schema, { required: ['sum'] }),
    '/processes/0/form/schema/required',
    /sum/,
  ],
  [
    'a control of nothing',
    b =>
      Object.assign(form(b), {
        uiSchema: { type: 'Group', elements: [{ type: 'Control', scope: '#/properties/sum' }] },
      }),
    '/processes/0/form/uiSchema/elements/0/scope',
    /leads to nothing/,
  ],
  [
    'a decision model that is none',
    b => Object.assign(the(b.processes[0]), { decision: { dmn: '<a/>', decision: 'x' } }),
    '/processes/0/decision/dmn',
    /DMN/,
  ],
  [
    'a decision in two places',
    b => Object.assign(the(b.processes[0]), { decision: { dmn: 'a', dmnFile: 'b', decision: 'x' } }),
    '/processes/0/decision',
    /either/,
  ],
  [
    'a decision file that is missing',
    b => Object.assign(the(b.processes[0]), { decision: { dmnFile: 'r.dmn', decision: 'x' } }),
    '/processes/0/decision/dmnFile',
    /not there/,
  ],
  [
    'an annotation of another case',
    b => Object.assign(the(history(b).annotations?.[0]).target, { source: 'urn:meridian:document:d-2:v1' }),
    '/cases/0/history/annotations/0/target/source',
    /d-2/,
  ],
  [
    'evidence that is not there',
    b => Object.assign(the(history(b).drafts?.[0]).evidence, { '/amount': ['a-9'] }),
    '/cases/0/history/drafts/0/evidence/~1amount',
    /a-9/,
  ],
  [
    'a review of nothing',
    b => Object.assign(the(history(b).reviews?.[0]), { submissionIds: ['s-9'] }),
    '/cases/0/history/reviews/0/submissionIds/0',
    /s-9/,
  ],
  [
    'a note of nobody',
    b => Object.assign(the(history(b).notes?.[0]), { author: 'p-9' }),
    '/cases/0/history/notes/0/author',
    /p-9/,
  ],
];

test.each(broken)('%s is refused with its place', async (_, damage, pointer, message) => {
  const bundle = smallBundle();
  damage(bundle);
  const problems = await problemsOf(await writeBundle(bundle));
  expect(problems).toContainEqual({ file: 'cases.json', pointer, message: expect.stringMatching(message) as string });
});

test('everything that is wrong is said at once', async () => {
  const bundle = smallBundle();
  Object.assign(first(bundle), { assignedTo: 'p-9' });
  Object.assign(the(first(bundle).documents[0]), { file: 'no.txt' });
  const dir = await writeBundle(bundle);
  await expect(loadBundle(dir)).rejects.toThrow(
    /2 problems[\s\S]*cases\.json#\/cases\/0\/assignedTo[\s\S]*files\/no\.txt is not there/,
  );
});

test('a link that leads out of the folder is not followed', async () => {
  const dir = await writeBundle(smallBundle());
  await symlink(join(dir, 'cases.json'), join(dir, 'files', 'out.txt'));
  const bundle = smallBundle();
  Object.assign(the(first(bundle).documents[0]), { file: 'out.txt' });
  await writeFile(join(dir, 'cases.json'), JSON.stringify(bundle));
  expect((await problemsOf(dir))[0]?.message).toMatch(/outside/);
});

test('a decision file with a mistake is named by its own name', async () => {
  const bundle = smallBundle();
  Object.assign(the(bundle.processes[0]), { decision: { dmnFile: 'letter.txt', decision: 'x' } });
  expect((await problemsOf(await writeBundle(bundle)))[0]?.file).toBe('files/letter.txt');
});

test.each([
  ['no cases.json', null, /cannot be read/],
  ['text that is not JSON', '{"format":', /is not JSON/],
  ['JSON that is no bundle', '[]', /expected object/],
])('%s is refused in a sentence', async (_, text, message) => {
  const dir = text === null ? '/nowhere/at/all' : await writeBundle(text);
  await expect(loadBundle(dir)).rejects.toThrow(message);
});

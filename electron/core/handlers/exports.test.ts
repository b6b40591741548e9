import { exportJWK, generateKeyPair } from 'jose';
import { expect, test } from 'vitest';
import { CaseId, DocumentId, PersonId, ProcessId } from '../../../shared/model/ids.ts';
import type { JournalItem } from '../../../shared/model/journal.ts';
import { createFakeHost, type FakeHost, type FakeHostOptions } from '../../host/fake/fake-host.ts';
import { openRescue } from '../rescue/open-rescue.ts';
import { silentLog } from '../testing/silent-log.ts';
import { exportHandlers, type ExportingDesk } from './exports.ts';

const NOW = Date.UTC(2026, 2, 2, 17);
const { publicKey, privateKey } = await generateKeyPair('ECDH-ES+A256KW', { crv: 'P-256', extractable: true });
const publicJwk = await exportJWK(publicKey);

const draft: JournalItem = {
  kind: 'draft',
  caseId: CaseId.parse('c-1'),
  judgment: {
    caseId: CaseId.parse('c-1'),
    userId: PersonId.parse('p-ana'),
    process: { processId: ProcessId.parse('p'), version: 1 },
    answers: { holder: 'Ingrid Solheim' },
    evidence: {},
    rationale: {},
    confidence: {},
    activeSeconds: 40,
    updatedAt: '2026-03-02T16:00:00.000Z',
  },
  baseVersion: 0,
  savedAt: '2026-03-02T16:00:00.000Z',
};
const aDesk = (more: Partial<ExportingDesk> = {}): ExportingDesk => ({
  personId: 'p-ana',
  deviceId: 'd-1',
  rules: { saveDocuments: true, copyText: 'anywhere', print: false },
  recoveryKey: publicJwk,
  unsentWork: () => Promise.resolve([draft]),
  ...more,
});

function aRoom(desk: ExportingDesk | null, options: Partial<FakeHostOptions> = {}) {
  const host = createFakeHost({ dataFolder: '/nowhere', ...options });
  const notes: string[] = [];
  const handlers = exportHandlers({
    host,
    log: silentLog,
    now: () => NOW,
    desk: () => desk,
    trail: async () => ({ bytes: anExport(), entries: 7 }),
    note: ({ type, count, caseId, subject, detail }) =>
      void notes.push([type, count, caseId, subject, detail].filter(word => word !== undefined).join(' ')),
  });
  return { host, handlers, notes };
}

async function* anExport(): AsyncIterable<Uint8Array> {
  for (const text of ['{"format":', '"meridian-audit-1"}\n']) yield new TextEncoder().encode(text);
}

const savedText = (host: FakeHost, name: string): string => Buffer.from(host.savedFiles.get(name) ?? []).toString();

test('unsent work leaves as a file that only the client can open, and that is noted', async () => {
  const { host, handlers, notes } = aRoom(aDesk());
  const answer = await handlers['rescue.export'](undefined);
  expect(answer).toEqual({ ok: true, value: { path: '/saved/meridian-rescue-2026-03-02.jwe', items: 1 } });
  const sealed = savedText(host, 'meridian-rescue-2026-03-02.jwe');
  expect(sealed).not.toContain('Solheim');
  const opened = await openRescue(sealed, await exportJWK(privateKey));
  expect(opened).toMatchObject({ ok: true, value: { personId: 'p-ana', items: [draft] } });
  expect(notes).toEqual(['rescue.exported 1']);
});

const REFUSALS: readonly (readonly [string, ExportingDesk | null, string])[] = [
  ['while the desk is locked', null, 'locked'],
  ['without a recovery key of the client', aDesk({ recoveryKey: undefined }), 'no-recovery-key'],
  ['when there is nothing unsent', aDesk({ unsentWork: () => Promise.resolve([]) }), 'nothing-unsent'],
];
for (const [name, desk, code] of REFUSALS) {
  test(`nothing is sealed ${name}`, async () => {
    const { host, handlers, notes } = aRoom(desk);
    expect(await handlers['rescue.export'](undefined)).toMatchObject({ ok: false, failure: { code } });
    expect([host.savedFiles.size, notes]).toEqual([0, []]);
  });
}

test('a person who cancels has exported nothing', async () => {
  const { handlers, notes } = aRoom(aDesk(), { cancelsSaving: true });
  expect(await handlers['audit.export'](undefined)).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
  expect(notes).toEqual([]);
});

test('the audit trail leaves as it is, and its export is an entry of it', async () => {
  const { host, handlers, notes } = aRoom(aDesk());
  expect(await handlers['audit.export'](undefined)).toMatchObject({ ok: true, value: { entries: 7 } });
  expect(savedText(host, 'meridian-audit-2026-03-02.jsonl')).toBe('{"format":"meridian-audit-1"}\n');
  expect(notes).toEqual(['trail.exported 7']);
});

test('a name that the window suggests is made safe before it reaches the disk', async () => {
  const { host, handlers } = aRoom(aDesk());
  await handlers['files.save']({ what: 'receipts', suggestedName: '../../start up\u202E.csv', text: 'a,b\n' });
  expect([...host.savedFiles.keys()]).toEqual(['start up.csv']);
});

test('a disk that refuses is said, with what to do', async () => {
  const { handlers } = aRoom(aDesk(), { failsSaving: 'ENOSPC' });
  const answer = await handlers['files.save']({ what: 'receipts', suggestedName: 'receipts.csv', text: 'a\n' });
  expect(answer).toMatchObject({ ok: false, failure: { code: 'storage' } });
  expect(answer.ok ? '' : answer.failure.message).toContain('free some space');
});

test('what only the window can know of is noted as it says', async () => {
  const { handlers, notes } = aRoom(null);
  await handlers['audit.note']({ type: 'feed.deletes-held', count: 40 });
  await handlers['audit.note']({ type: 'store.damaged', count: 3 });
  expect(notes).toEqual(['feed.deletes-held 40', 'store.damaged 3']);
});

test('what a person looked at and tried to take out is noted, by names and numbers', async () => {
  const { handlers, notes } = aRoom(null);
  const caseId = CaseId.parse('c-1');
  await handlers['audit.noteUse']({ type: 'document.opened', caseId, documentId: DocumentId.parse('d-7') });
  await handlers['audit.noteUse']({ type: 'text.copied', caseId, characters: 120 });
  await handlers['audit.noteUse']({ type: 'text.copied', caseId: null, characters: 4 });
  await handlers['audit.noteUse']({ type: 'print.refused', caseId: null });
  expect(notes).toEqual(['document.opened c-1 d-7', 'text.copied 120 c-1', 'text.copied 4', 'print.refused']);
});

test('receipts that were written are noted, with how many lines', async () => {
  const { handlers, notes } = aRoom(aDesk());
  await handlers['files.save']({ what: 'receipts', suggestedName: 'receipts.csv', text: 'a\nb\nc' });
  expect(notes).toEqual(['receipts.exported 3']);
});

test('keys that a person took along are noted', async () => {
  const { handlers, notes } = aRoom(aDesk());
  await handlers['files.save']({ what: 'keys', suggestedName: 'keys.json', text: '{}' });
  expect(notes).toEqual(['keys.exported 1']);
});

test('a person who lets the client remove cases is noted', async () => {
  const { handlers, notes } = aRoom(null);
  await handlers['audit.note']({ type: 'feed.deletes-allowed', count: 40 });
  expect(notes).toEqual(['feed.deletes-allowed 40']);
});

const file = '0193a000-0000-4000-8000-000000000001';
const marks = {
  file,
  suggestedName: 'marks.xfdf',
  caseId: CaseId.parse('c-1'),
  documentId: DocumentId.parse('d-7'),
  format: 'xfdf',
  count: 3,
} as const;

test('marks that came in parts are written as one file, and who took out what is noted', async () => {
  const { host, handlers, notes } = aRoom(aDesk());
  await handlers['files.part']({ file: '0193a000-0000-4000-8000-000000000002', base64: btoa('left half-way') });
  for (const part of ['<xfdf', '>…'].map(text => Buffer.from(text).toString('base64'))) {
    await handlers['files.part']({ file, base64: part });
  }
  expect(await handlers['files.saveMarks'](marks)).toEqual({ ok: true, value: { path: '/saved/marks.xfdf' } });
  expect(savedText(host, 'marks.xfdf')).toBe('<xfdf>…');
  expect(notes).toEqual(['marks.exported 3 c-1 d-7 xfdf']);
  // What was written is not kept to be written again.
  await handlers['files.saveMarks']({ ...marks, suggestedName: 'again.xfdf' });
  expect(savedText(host, 'again.xfdf')).toBe('');
});

test.each([
  ['while the desk is locked', null, 'xfdf', 'locked'],
  [
    'where words stay inside',
    aDesk({ rules: { saveDocuments: true, copyText: 'within-app', print: true } }),
    'xfdf',
    'forbidden',
  ],
  ['as a marked copy where nothing is printed', aDesk(), 'pdf', 'forbidden'],
] as const)('marks do not leave %s, whatever the window says', async (_name, desk, format, code) => {
  const { host, handlers, notes } = aRoom(desk);
  await handlers['files.part']({ file, base64: btoa('words') });
  expect(await handlers['files.saveMarks']({ ...marks, format })).toMatchObject({ ok: false, failure: { code } });
  expect([host.savedFiles.size, notes]).toEqual([0, []]);
});

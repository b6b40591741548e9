import { afterEach, expect, test } from 'vitest';
import { aCase, aDocument, aJudgment, anAnnotation, aPage, aProcess, aPut, aReview } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { putAnnotation } from '../actions/put-annotation.ts';
import { saveDraft } from '../actions/save-draft.ts';
import { saveReviewDraft } from '../actions/save-review-draft.ts';
import { submitJudgment } from '../actions/submit-judgment.ts';
import { readCaseFile } from '../queries/use-case-file.ts';
import { readSyncStatus } from '../queries/use-sync-status.ts';
import { WrongKeyError } from '../store-errors.ts';

const open: TestStore[] = [];
const fresh = async (...options: Parameters<typeof openTestStore>): Promise<TestStore> => {
  const store = await openTestStore(...options);
  open.push(store);
  return store;
};
afterEach(async () => {
  for (const store of open.splice(0)) await store.discard();
});

/** Every stored row with its key, as IndexedDB has it. */
async function rawRows(name: string): Promise<{ table: string; key: unknown; row: unknown }[]> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name);
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('Not opened')));
  });
  const rows: { table: string; key: unknown; row: unknown }[] = [];
  for (const table of db.objectStoreNames) {
    const store = db.transaction(table).objectStore(table);
    const read = <T>(request: IDBRequest<T>) =>
      new Promise<T>(resolve => request.addEventListener('success', () => resolve(request.result)));
    const [keys, values] = await Promise.all([read(store.getAllKeys()), read(store.getAll() as IDBRequest<unknown[]>)]);
    rows.push(...keys.map((key, i) => ({ table, key, row: values[i] })));
  }
  db.close();
  return rows;
}

/** All bytes of a value as one Latin-1 string, so that any encoding of a planted word can be looked for. */
function flatten(value: unknown): string {
  if (value instanceof Uint8Array) return Array.from(value, byte => String.fromCharCode(byte)).join('');
  if (Array.isArray(value)) return value.map(flatten).join('\n');
  if (value !== null && typeof value === 'object') {
    return Object.entries(value)
      .map(([key, inner]) => `${key}=${flatten(inner)}`)
      .join('\n');
  }
  return String(value);
}

function encodings(word: string): string[] {
  const latin = (bytes: Iterable<number>) => Array.from(bytes, byte => String.fromCharCode(byte)).join('');
  const codes = Array.from(new TextEncoder().encode(word));
  const utf16 = codes.flatMap(code => [code, 0]);
  const hex = codes.map(code => code.toString(16)).join('');
  const base64 = [0, 1, 2].map(shift => btoa('x'.repeat(shift) + word).slice(4, -4));
  return [word, latin(utf16), hex, hex.toUpperCase(), ...base64];
}

test('nothing that the client or the person wrote, and no id of the client’s, is in the database', async () => {
  const store = await fresh();
  const planted = ['CANARYcase77', 'CANARYtitle77', 'CANARYname77', 'CANARYanswer77', 'CANARYnote77', 'CANARYquote77'];
  const [caseId = '', title = '', name = '', answer = '', note = '', exact = ''] = planted;
  await store.pull(
    aPage(
      [
        aPut('process', 'new-business@1', aProcess({ name })),
        aPut('case', caseId, aCase({ id: caseId, title, reference: `ref-${title}`, attributes: { name } })),
        aPut('document', `doc-${name}`, aDocument({ id: `doc-${name}`, caseId, name })),
        { op: 'quarantine', kind: 'case', id: `q-${caseId}`, version: 1, reason: note, raw: { title } },
      ],
      { nextCursor: `cursor-${caseId}` },
    ),
  );
  const mark = anAnnotation({
    id: `urn:${note}`,
    caseId,
    body: [{ type: 'TextualBody', purpose: 'commenting', value: note }],
    target: { source: 'urn:meridian:document:d-1:v1', selector: [{ type: 'TextQuoteSelector', exact }] },
  });
  await putAnnotation(store, mark);
  const judgment = aJudgment({ caseId, answers: { diagnosis: answer }, evidence: { '/diagnosis': [mark.id] } });
  await saveDraft(store, judgment, 0);
  await saveReviewDraft(store, aReview({ id: `review-${caseId}`, caseId, comment: note }));
  await submitJudgment(store, judgment);

  const rows = await rawRows(store.db.name);
  const tables = new Set(rows.map(row => row.table));
  expect([...tables].toSorted()).toEqual(
    ['drafts', 'heads', 'meta', 'outbox', 'overlay', 'packs', 'quarantine', 'reviewDrafts'].toSorted(),
  );
  const disk = rows.map(({ key, row }) => `${flatten(key)}\n${flatten(row)}`).join('\n');
  for (const word of planted) for (const form of encodings(word)) expect(disk.includes(form), form).toBe(false);
  expect(flatten(judgment)).toContain(answer);
});

test('a row that was moved to another key, or changed, is left out and named; the rest goes on', async () => {
  const store = await fresh();
  await store.pull(aPage([aPut('case', 'c-1', aCase()), aPut('case', 'c-2', aCase({ id: 'c-2' }))]));
  await saveDraft(store, aJudgment(), 0);
  await saveDraft(store, aJudgment({ caseId: 'c-2' }), 0);
  const [first, second] = (await rawRows(store.db.name))
    .filter(row => row.table === 'drafts')
    .map(({ row }) => row as { box: Uint8Array });
  const idb = store.db.backendDB();
  const transaction = idb.transaction('drafts', 'readwrite');
  transaction.objectStore('drafts').put({ ...first, box: second?.box });
  await new Promise(resolve => transaction.addEventListener('complete', resolve));
  expect(await store.db.drafts.toArray()).toHaveLength(1);
  await expect.poll(async () => (await readSyncStatus(store)).quarantined).toHaveLength(1);
});

test('a damaged pack takes only its own records with it', async () => {
  const store = await fresh();
  const cases = Array.from({ length: 20 }, (_, i) => aPut('case', `c-${i}`, aCase({ id: `c-${i}` })));
  await store.pull(aPage(cases));
  const [row] = await store.db.packs.toArray();
  if (!row) throw new Error('No pack');
  row.box[30] = (row.box[30] ?? 0) ^ 1;
  await store.db.packs.put(row);
  expect(await readCaseFile(store, 'c-0')).toBeNull();
  expect((await readCaseFile(store, 'c-19'))?.record.id).toBe('c-19');
});

test('another key opens nothing and changes nothing', async () => {
  const store = await fresh();
  const { storeName } = store.unlocked;
  const before = await rawRows(storeName);
  await expect(openTestStore({ unlocked: { storeName, masterKey: btoa('k'.repeat(32)) } })).rejects.toThrow(
    WrongKeyError,
  );
  expect(await rawRows(storeName)).toEqual(before);
});

test('two people on one machine have two stores', async () => {
  const [ana, ben] = [await fresh(), await fresh({ unlocked: { masterKey: btoa('b'.repeat(32)) } })];
  await ana.pull(aPage([aPut('case', 'c-1', aCase())]));
  await saveDraft(ana, aJudgment(), 0);
  expect(ben.feed.cases()).toEqual([]);
  expect(await ben.db.drafts.count()).toBe(0);
});

test('a blinded key can only be asked for equality', async () => {
  const store = await fresh();
  await expect(store.db.overlay.where('caseId').above('c').toArray()).rejects.toThrow('only equality');
  await expect(store.db.drafts.filter(row => row.baseVersion > 0).toArray()).rejects.toThrow('is sealed');
});

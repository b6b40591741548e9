import { afterEach, expect, test } from 'vitest';
import { packKeys } from '../../../shared/rpc/packed-keys.ts';
import { aJournal } from '../../testing/a-journal.ts';
import { accessTo, createKeyService } from '../../testing/a-key-service.ts';
import { aCase, aJudgment, anAnnotation, aPage, aPut } from '../../testing/builders.ts';
import { fixedClock, openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { putAnnotation } from '../actions/put-annotation.ts';
import { saveDraft } from '../actions/save-draft.ts';
import { submitJudgment } from '../actions/submit-judgment.ts';
import { readRecovered } from '../cache/recovered.ts';
import { openOrRebuild } from '../open-or-rebuild.ts';
import { readCaseFile } from '../queries/use-case-file.ts';
import { fromBase64 } from '../sealed/base64.ts';
import { WrongKeyError } from '../store-errors.ts';
import { KeyRing } from './key-ring.ts';
import { KeysAwayError } from './keys-away-error.ts';

const open: TestStore[] = [];
const fresh = async (...options: Parameters<typeof openTestStore>): Promise<TestStore> => {
  const store = await openTestStore(...options);
  open.push(store);
  return store;
};
afterEach(async () => {
  for (const store of open.splice(0)) await store.discard();
});

const page = aPage([aPut('case', 'c-1', aCase()), aPut('case', 'c-2', aCase({ id: 'c-2' }))]);

async function closed(store: TestStore): Promise<void> {
  await store.db.transaction('rw', store.db.tables, () => {});
  store.close();
  open.splice(open.indexOf(store), 1);
}

test('what was sealed before a lock opens after the unlock; in between no key is in memory', async () => {
  const store = await fresh();
  await store.pull(page);
  await saveDraft(store, aJudgment(), 0);
  const { ring } = store.context;
  expect(ring.numberOf('c-1')).not.toBeNull();
  await closed(store);
  expect([ring.numberOf('c-1'), ring.pages(), ring.cases()]).toEqual([null, [], []]);
  const again = await fresh({ unlocked: store.unlocked });
  expect((await again.db.drafts.get('c-1'))?.judgment).toEqual(aJudgment());
  expect((await readCaseFile(again, 'c-2'))?.record.id).toBe('c-2');
});

test('rows of two cases are sealed with two keys, and rows of no case with the store’s own', async () => {
  const store = await fresh();
  await store.pull(page);
  await saveDraft(store, aJudgment(), 0);
  await saveDraft(store, aJudgment({ caseId: 'c-2' }), 0);
  const raw = async (table: string): Promise<{ sealedBy: number }[]> =>
    await new Promise(resolve => {
      const request = store.db.backendDB().transaction(table).objectStore(table).getAll() as IDBRequest;
      request.addEventListener('success', () => resolve(request.result as { sealedBy: number }[]));
    });
  const drafts = (await raw('drafts')).map(row => row.sealedBy);
  const ofCases = store.keys.keys().flatMap(([number, caseId]) => (caseId === null ? [] : [number]));
  expect(new Set(drafts)).toEqual(new Set(ofCases));
  expect(new Set((await raw('meta')).map(row => row.sealedBy))).toEqual(new Set([0]));
});

test('two people on one machine have two rings, and what one destroys the other keeps', async () => {
  const [ana, ben] = [await fresh(), await fresh({ unlocked: { masterKey: btoa('b'.repeat(32)) } })];
  await ana.pull(page);
  await ben.pull(page);
  await saveDraft(ben, aJudgment(), 0);
  const secrets = (store: TestStore): string[] => store.keys.keys().map(([, , secret]) => secret);
  expect(secrets(ana).filter(secret => secrets(ben).includes(secret))).toEqual([]);
  await ana.pull(aPage([{ op: 'delete', kind: 'case', id: 'c-1', version: 2 }], { nextCursor: 'gone' }));
  expect(ana.keys.inventory()).not.toContain('c-1');
  expect(ben.keys.inventory()).toContain('c-1');
  expect(await ben.db.drafts.get('c-1')).toBeDefined();
});

test('a ring that was lost costs no work: the cache is read again, the journal gives back, and the person is told', async () => {
  const journal = aJournal();
  const store = await fresh({ keep: journal.keep });
  const { unlocked, keys } = store;
  await store.pull(page);
  await putAnnotation(store, anAnnotation());
  await saveDraft(store, aJudgment({ caseId: 'c-2', answers: { smoker: true } }), 0);
  await submitJudgment(store, aJudgment());
  await closed(store);
  keys.lose();
  await expect(openTestStore({ unlocked })).rejects.toThrow(WrongKeyError);
  const access = accessTo(unlocked.storeName, fromBase64(unlocked.masterKey));
  const { db } = await openOrRebuild(access, fixedClock('2026-11-23T12:00:00Z'));
  expect(await readRecovered(db)).toMatchObject({ why: 'damaged' });
  db.close();
  const again = await fresh({ unlocked, keep: journal.keep });
  expect(again.context.state.cursor).toBeNull();
  await journal.reconcile(again);
  expect((await again.db.outbox.toArray()).map(row => row.mutation.act.type).toSorted()).toEqual([
    'annotation.put',
    'judgment.submit',
  ]);
  expect((await again.db.drafts.get('c-2'))?.judgment.answers).toEqual({ smoker: true });
  expect(await readRecovered(again.db)).toMatchObject({ why: 'damaged', acts: 2, drafts: 1 });
  await again.pull(page);
  expect((await readCaseFile(again, 'c-2'))?.record.id).toBe('c-2');
});

test('a ring that was set back to an earlier state is taken for lost', async () => {
  const store = await fresh();
  await store.pull(page);
  const early = store.keys.keys();
  await store.pull(aPage([aPut('case', 'c-3', aCase({ id: 'c-3' }))], { nextCursor: 'two' }));
  await closed(store);
  const { storeName, masterKey } = store.unlocked;
  const source = createKeyService().connect();
  const setBack = {
    ...source,
    'keys.all': async () => ({ ok: true as const, value: { id: 'ring 1', next: 4, keys: packKeys(early) } }),
  };
  const access = { storeName, masterKey: fromBase64(masterKey), ring: new KeyRing(setBack) };
  const { db } = await openOrRebuild(access, fixedClock('2026-11-23T12:00:00Z'));
  expect(await readRecovered(db)).toMatchObject({ why: 'damaged' });
  await db.delete();
});

test('each of many keys is found, whether a few or all are asked for, and none that is not there', async () => {
  const service = createKeyService();
  const ids = Array.from({ length: 30 }, (_, i) => `c-${i}`);
  await new KeyRing(service.connect()).make(ids, 2);
  const given = service.keys();
  const ring = new KeyRing(service.connect());
  await ring.load();
  expect(ring.secretOf(99)).toBeNull();
  for (const [number, , secret] of given.toReversed()) expect(ring.secretOf(number)).toEqual(fromBase64(secret));
  expect(ring.secretOf(99)).toBeNull();
  const asked = new KeyRing(service.connect());
  await asked.load();
  expect(ids.map(id => asked.numberOf(id))).toEqual(given.slice(0, 30).map(([number]) => number));
  expect(asked.pages()).toEqual(given.slice(30).map(([number]) => number));
  // What came before the text was taken apart, and after it.
  const changed = new KeyRing(service.connect());
  await changed.load();
  changed.forget([given[0]?.[0] ?? 0]);
  expect(changed.secretOf(given[0]?.[0] ?? 0)).toBeNull();
});

test('a ring that cannot be read now throws nothing away', async () => {
  const store = await fresh();
  await store.pull(page);
  await saveDraft(store, aJudgment(), 0);
  await closed(store);
  const { storeName, masterKey } = store.unlocked;
  const refused = { ok: false as const, failure: { code: 'storage' as const, message: 'The disk does not answer.' } };
  const away = { ...store.keys.connect(), 'keys.all': async () => refused };
  const access = { storeName, masterKey: fromBase64(masterKey), ring: new KeyRing(away) };
  await expect(openOrRebuild(access, fixedClock('2026-11-23T12:00:00Z'))).rejects.toThrow(KeysAwayError);
  const again = await fresh({ unlocked: store.unlocked });
  expect(await again.db.drafts.count()).toBe(1);
});

test('a key that somebody else had destroyed is gone here at once, and one that was made is here', async () => {
  const service = createKeyService();
  const [ours, worker] = [new KeyRing(service.connect()), new KeyRing(service.connect())];
  await ours.load();
  const gone: (readonly number[])[] = [];
  ours.onGone(numbers => gone.push(numbers));
  await worker.make(['c-1'], 1);
  const number = ours.numberOf('c-1') ?? 0;
  expect(ours.secretOf(number)).toHaveLength(32);
  await worker.destroy([number], ['c-1']);
  expect([ours.secretOf(number), ours.numberOf('c-1'), gone]).toEqual([null, null, [[number]]]);
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { AnnotationId } from '../../../shared/model/ids.ts';
import { aCase, anAnnotation, aPage, aProcess, aPut } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { readAnnotations } from '../queries/use-annotations.ts';
import { doActs, redoAct, undoAct } from './annotation-history.ts';

let store: TestStore;
beforeEach(async () => {
  store = await openTestStore();
  await store.pull(aPage([aPut('process', 'new-business@1', aProcess()), aPut('case', 'c-1', aCase())]));
});
afterEach(() => store.discard());

const mark = anAnnotation();
const noted: Annotation = { ...mark, body: [{ type: 'TextualBody', purpose: 'commenting', value: 'since 2010' }] };
const here = async () => (await readAnnotations(store, 'c-1')).map(({ annotation }) => annotation);

async function make(before: Annotation | null, after: Annotation): Promise<void> {
  await doActs(store, 'c-1', [{ before, after }]);
}

test('acts are taken back one by one, and done again one by one', async () => {
  await make(null, mark);
  await make(mark, noted);
  await undoAct(store, 'c-1');
  expect(await here()).toEqual([mark]);
  await undoAct(store, 'c-1');
  expect(await here()).toEqual([]);
  expect(await undoAct(store, 'c-1')).toBeNull();
  await redoAct(store, 'c-1');
  await redoAct(store, 'c-1');
  expect(await here()).toEqual([noted]);
  expect(await redoAct(store, 'c-1')).toBeNull();
});

test('after something new was done, what was taken back before cannot be done again', async () => {
  await make(null, mark);
  await undoAct(store, 'c-1');
  await make(null, noted);
  expect(await redoAct(store, 'c-1')).toBeNull();
  expect(await here()).toEqual([noted]);
});

test('an act that could not be taken back, because the disk is full, can be taken back later', async () => {
  await make(null, mark);
  const full = (): never => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  store.db.outbox.hook('creating', full);
  await expect(undoAct(store, 'c-1')).rejects.toThrow();
  store.db.outbox.hook('creating').unsubscribe(full);
  expect(await here()).toEqual([mark]);
  await undoAct(store, 'c-1');
  expect(await here()).toEqual([]);
});

test('the acts of another case are left alone', async () => {
  await make(null, mark);
  expect(await undoAct(store, 'c-2')).toBeNull();
  expect(await here()).toEqual([mark]);
});

test('the key that takes a mark back counts also while its copy is still on the way to the journal', async () => {
  const keep = store.keep;
  const taken = Promise.withResolvers<void>();
  store.keep = async items => {
    await taken.promise;
    return await keep(items);
  };
  const making = make(null, mark);
  // What is on the screen is what the store has: the person sees the mark, and presses the key.
  await vi.waitFor(async () => expect(await here()).toEqual([mark]), { timeout: 10_000 });
  const undoing = undoAct(store, 'c-1');
  const redoing = redoAct(store, 'c-1');
  taken.resolve();
  await making;
  expect(await undoing).toEqual({ before: mark, after: null });
  expect(await redoing).toEqual({ before: null, after: mark });
  expect(await here()).toEqual([mark]);
});

test('what was done as one is taken back as one, or not at all', async () => {
  const other = { ...mark, id: AnnotationId.parse('urn:uuid:0193a000-0000-7000-8000-0000000000ff') };
  await make(null, mark);
  await doActs(store, 'c-1', [
    { before: mark, after: noted },
    { before: null, after: other },
  ]);
  expect(await here()).toHaveLength(2);
  const full = (_key: unknown, row: { mutation: { target: { id: string } } }): void => {
    if (row.mutation.target.id === mark.id) throw new DOMException('full', 'QuotaExceededError');
  };
  store.db.outbox.hook('creating', full);
  await expect(undoAct(store, 'c-1')).rejects.toThrow();
  store.db.outbox.hook('creating').unsubscribe(full);
  expect(await here()).toHaveLength(2);
  await undoAct(store, 'c-1');
  expect(await here()).toEqual([mark]);
});

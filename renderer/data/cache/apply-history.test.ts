import { array, assert, asyncProperty, boolean, constantFrom, integer, record } from 'fast-check';
import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import type { RecordChange } from '../../../shared/model/change.ts';
import type { CachePage } from '../../../shared/rpc/cache-page.ts';
import { aCase, aDocument, anAnnotation, aPage, aPut } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { readAnnotations } from '../queries/use-annotations.ts';
import { readCaseFile } from '../queries/use-case-file.ts';

const SEED = 20261123;
const CASES = ['c-1', 'c-2', 'c-3'];

/** One change at the client's server, and what then happens to the workstation. */
const step = record({
  what: constantFrom('case', 'document', 'annotation', 'drop-annotation', 'drop-case'),
  case: constantFrom(...CASES),
  number: integer({ min: 1, max: 3 }),
  /** The page is cut in its transaction before it is stored. */
  cut: boolean(),
  /** The page comes again, with so many before it. */
  again: integer({ min: 0, max: 3 }),
  /** The program ends after it. */
  reopen: boolean(),
});
type Step = typeof step extends { generate(...args: never[]): { value: infer Value } } ? Value : never;

/** What the server has: the versions of everything, and the newest value by id. */
class Model {
  private readonly versions = new Map<string, number>();
  readonly values = new Map<string, string>();

  change({ what, case: caseId, number }: Step): RecordChange[] {
    if (what !== 'case' && !this.values.has(`case/${caseId}`)) return [];
    const id = what === 'case' || what === 'drop-case' ? caseId : `${what.replace('drop-', '')}-${caseId}-${number}`;
    const kind = what.replace('drop-', '');
    const key = `${kind}/${id}`;
    if (what.startsWith('drop') && !this.values.has(key)) return [];
    const version = (this.versions.get(key) ?? 0) + 1;
    this.versions.set(key, version);
    if (what.startsWith('drop')) {
      for (const other of this.values.keys())
        if (other === key || (what === 'drop-case' && this.isOf(other, caseId))) this.values.delete(other);
      return [{ op: 'delete', kind, id, version }];
    }
    this.values.set(key, `${version}`);
    if (what === 'case') return [aPut('case', id, aCase({ id, title: `${version}` }), version)];
    if (what === 'document') return [aPut('document', id, aDocument({ id, caseId, name: `${version}` }), version)];
    return [aPut('annotation', id, anAnnotation({ id, caseId, modified: `${version}` }), version)];
  }

  private isOf(key: string, caseId: string): boolean {
    return key.includes(`-${caseId}-`);
  }
}

async function shown(store: TestStore): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const caseId of CASES) {
    const file = await readCaseFile(store, caseId);
    if (file) found[`case/${caseId}`] = file.record.title;
    for (const { record } of file?.documents ?? []) found[`document/${record.id}`] = record.name;
    for (const { annotation } of await readAnnotations(store, caseId)) {
      found[`annotation/${annotation.id}`] = annotation.modified ?? '';
    }
  }
  return found;
}

async function cutThenApply(store: TestStore, page: CachePage): Promise<void> {
  const { db } = store.context;
  const fail = (): undefined => Dexie.currentTransaction?.abort() as undefined;
  db.meta.hook('updating', fail);
  await store.cache['cache.applyPage'](page);
  db.meta.hook('updating').unsubscribe(fail);
  await store.pull(page);
}

test('I1 I10 cut, repeated and reopened in any order, the store shows what the server has', async () => {
  await assert(
    asyncProperty(array(step, { minLength: 1, maxLength: 12 }), async steps => {
      const model = new Model();
      const pages: CachePage[] = [];
      let store = await openTestStore();
      try {
        for (const [i, act] of steps.entries()) {
          const page = aPage(model.change(act), { nextCursor: `after-${i}` });
          pages.push(page);
          await (act.cut ? cutThenApply(store, page) : store.pull(page));
          for (const seen of pages.slice(act.again === 0 ? pages.length : -act.again)) await store.pull(seen);
          if (act.reopen) {
            store.close();
            store = await openTestStore({ unlocked: store.unlocked });
          }
          expect(store.context.state.cursor?.cursor).toBe(`after-${i}`);
          expect(await shown(store)).toEqual(Object.fromEntries(model.values));
        }
      } finally {
        await store.discard();
      }
    }),
    { seed: SEED, numRuns: 25 },
  );
});

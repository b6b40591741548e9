import { array, assert, asyncProperty, boolean, constantFrom, integer, record } from 'fast-check';
import { expect, test } from 'vitest';
import type { RecordChange } from '../../../shared/model/change.ts';
import { CaseId } from '../../../shared/model/ids.ts';
import { isUnsent } from '../../../shared/model/outbox.ts';
import type { CachePage } from '../../../shared/rpc/cache-page.ts';
import { aCase, aDocument, aJudgment, aPage, aPut } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { saveDraft } from '../actions/save-draft.ts';
import { submitJudgment } from '../actions/submit-judgment.ts';
import { readCaseFile } from '../queries/use-case-file.ts';

const SEED = 20261125;
const CASES = ['c-1', 'c-2', 'c-3'].map(id => CaseId.parse(id));

const step = record({
  what: constantFrom('case', 'document', 'submit', 'draft', 'push', 'pull', 'restore'),
  case: constantFrom(...CASES),
  /** How much of its past a server that is set back still knows. */
  back: integer({ min: 0, max: 100 }),
  /** At which page of a pull its transaction is cut; and whether the program ends there. */
  cutAt: integer({ min: 0, max: 4 }),
  ends: boolean(),
});

/** A server that can be set back to an earlier state of itself. */
class Server {
  log: RecordChange[] = [];
  epoch = 1;

  has(kind: string, id: string): boolean {
    return this.log.some(change => change.kind === kind && change.id === id);
  }

  put(kind: 'case' | 'document', caseId: CaseId): void {
    const id = kind === 'case' ? caseId : `d-${caseId}`;
    const version = this.log.filter(change => change.kind === kind && change.id === id).length + 1;
    if (kind === 'case') this.log.push(aPut('case', id, aCase({ id, title: `${this.epoch}/${version}` }), version));
    else if (this.has('case', caseId)) {
      this.log.push(
        aPut('document', id, aDocument({ id, caseId, version, name: `${this.epoch}/${version}` }), version),
      );
    }
  }

  restore(percent: number): void {
    this.log = this.log.slice(0, Math.floor((this.log.length * percent) / 100));
    this.epoch++;
  }

  /** What each case is: its title, its documents' names and its submissions. */
  shown(): Record<string, unknown> {
    const found: Record<string, { title: string; documents: string[]; submissions: string[] }> = {};
    for (const change of this.log) {
      if (change.op !== 'put') continue;
      if (change.kind === 'case') {
        found[change.id] = { documents: [], submissions: [], ...found[change.id], title: change.value.title };
      }
      if (change.kind === 'document')
        Object.assign(found[change.value.caseId] ?? {}, { documents: [change.value.name] });
      if (change.kind === 'submission') found[change.value.caseId]?.submissions.push(change.id);
    }
    return found;
  }
}

/** One desk: pulls and pushes as the main process would, and ends and starts again in between. */
class Desk {
  store: TestStore;
  private readonly server: Server;

  constructor(server: Server, store: TestStore) {
    this.server = server;
    this.store = store;
  }

  async restart(): Promise<void> {
    this.store.close();
    this.store = await openTestStore({ unlocked: this.store.unlocked });
  }

  async pull(cutAt: number, ends: boolean): Promise<void> {
    for (let pages = 0; ; pages++) {
      const { cursor } = this.store.context.state;
      const epoch = `e-${this.server.epoch}`;
      const restart = cursor !== null && cursor.epoch !== epoch;
      const from = cursor === null || restart ? 0 : Number(cursor.cursor);
      const to = Math.min(from + 2, this.server.log.length);
      const hasMore = to < this.server.log.length;
      const page = aPage(this.server.log.slice(from, to), { epoch, restart, hasMore, nextCursor: `${to}` });
      if (pages === cutAt) {
        await this.applyCut(page);
        if (ends) {
          await this.restart();
          // The next page is asked for by what is stored.
          continue;
        }
      }
      await this.store.pull(page);
      if (!hasMore) return;
    }
  }

  private async applyCut(page: CachePage): Promise<void> {
    const { context, cache } = this.store;
    const { db } = context;
    const end = (): never => {
      throw new DOMException('The program ends here', 'UnknownError');
    };
    db.meta.hook('updating', end);
    // From a task of its own, as in the worker: what comes after is no part of what Dexie saw break off.
    await new Promise<void>(resolve => {
      setTimeout(() => void cache['cache.applyPage'](page).then(() => resolve()), 0);
    });
    db.meta.hook('updating').unsubscribe(end);
  }

  /** The server takes each act once, however often it comes. */
  async push(): Promise<void> {
    const outbox = await this.store.cache['cache.outbox']({ limit: 500 });
    for (const entry of outbox.ok ? outbox.value : []) {
      const { act } = entry.mutation;
      if (act.type !== 'judgment.submit' || !this.server.has('case', act.payload.caseId)) continue;
      if (!this.server.has('submission', act.payload.id)) {
        this.server.log.push(aPut('submission', act.payload.id, act.payload));
      }
      const settledAt = new Date(this.store.clock.now()).toISOString();
      await this.store.cache['cache.settle']([{ id: entry.id, state: 'accepted', serverVersion: 1, settledAt }]);
    }
  }

  async shown(): Promise<Record<string, unknown>> {
    const found: Record<string, unknown> = {};
    for (const caseId of CASES) {
      const file = await readCaseFile(this.store, caseId);
      if (!file) continue;
      const documents = file.documents.map(one => one.record.name);
      const submissions = file.submissions.map(one => one.id as string).toSorted();
      found[caseId] = { title: file.record.title, documents, submissions };
    }
    return found;
  }
}

test('I8 I12 a server that is set back any number of times loses no work and no draft, and in the end both are the same', async () => {
  await assert(
    asyncProperty(array(step, { minLength: 4, maxLength: 14 }), async steps => {
      const server = new Server();
      server.put('case', CASES[0] ?? CaseId.parse('c-1'));
      const desk = new Desk(server, await openTestStore());
      const drafts = new Map<string, string>();
      const submitted = new Set<string>();
      try {
        for (const [i, act] of steps.entries()) {
          const isHere = desk.store.feed.get('case', act.case) !== undefined;
          const updatedAt = new Date(Date.parse('2026-11-23T10:00:00Z') + i * 1000).toISOString();
          if (act.what === 'case' || act.what === 'document') server.put(act.what, act.case);
          if (act.what === 'restore') server.restore(act.back);
          if (act.what === 'push') await desk.push();
          if (act.what === 'pull') await desk.pull(act.cutAt, act.ends);
          if (act.what === 'draft' && isHere) {
            await saveDraft(desk.store, aJudgment({ caseId: act.case, updatedAt }), 0);
            drafts.set(act.case, updatedAt);
          }
          if (act.what === 'submit' && isHere) {
            await submitJudgment(desk.store, aJudgment({ caseId: act.case, updatedAt }));
            submitted.add(act.case);
            drafts.delete(act.case);
          }
          for (const [caseId, typedAt] of drafts) {
            if (desk.store.feed.get('case', caseId) === undefined) drafts.delete(caseId);
            else expect((await desk.store.db.drafts.get(caseId))?.judgment.updatedAt).toBe(typedAt);
          }
        }
        await desk.pull(9, false);
        // Whatever was ever submitted is at the server or is on its way there.
        for (const { state, mutation } of await desk.store.db.outbox.toArray()) {
          if (mutation.act.type !== 'judgment.submit') continue;
          expect(isUnsent(state) || server.has('submission', mutation.act.payload.id)).toBe(true);
        }
        for (const caseId of CASES) server.put('case', caseId);
        await desk.pull(9, false);
        await desk.push();
        await desk.pull(9, false);
        expect((await desk.store.db.outbox.toArray()).map(row => row.state)).toEqual(
          (await desk.store.db.outbox.toArray()).map(() => 'accepted'),
        );
        const model = server.shown() as Record<string, { submissions: string[] }>;
        for (const one of Object.values(model)) one.submissions.sort();
        expect(await desk.shown()).toEqual(model);
      } finally {
        await desk.store.discard();
      }
    }),
    { seed: SEED, numRuns: 40 },
  );
}, 60_000);

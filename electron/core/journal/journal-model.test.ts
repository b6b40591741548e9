import { array, assert, asyncProperty, constantFrom, integer, record } from 'fast-check';
import { expect, test } from 'vitest';
import type { JournalItem } from '../../../shared/model/journal.ts';
import { mutationId } from '../testing/an-entry.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import { createMemoryCache, type MemoryCache } from '../testing/memory-cache.ts';
import { restoreWork } from '../testing/memory-work.ts';
import { createMemoryLogFiles } from '../testing/memory-log-files.ts';
import type { Journal } from './journal.ts';
import { aJournal, type OpenJournal } from './testing/a-journal.ts';
import { aDraft, anAct, aSubmission, settled } from './testing/work.ts';

const SEED = 20261123;
const DAY_MS = 24 * 60 * 60 * 1000;
const SMALL = { segmentBytes: 2000, reserveBytes: 128 };

const event = record({
  what: constantFrom(
    ...(['act', 'act', 'act', 'draft', 'draft', 'submit', 'accept', 'accept', 'refuse', 'feed'] as const),
    ...(['reconcile', 'compact', 'days', 'restart', 'power', 'fault', 'lose-store'] as const),
  ),
  n: integer({ min: 1, max: 9 }),
  after: integer({ min: 0, max: 12 }),
  survival: constantFrom('least', 'half', 'kill'),
  code: constantFrom('ENOSPC', 'EIO', 'EPERM'),
});
type Event = typeof event extends { generate(...args: never[]): { value: infer Value } } ? Value : never;

/** The plain model: what the journal promised, and what the window's store has, which is whole unless it is lost. */
class Model {
  open: OpenJournal | null = null;
  store: MemoryCache = createMemoryCache();
  readonly clock = createFakeClock();
  files = createMemoryLogFiles();
  readonly promised = new Set<string>();
  readonly accepted = new Map<string, string>();
  readonly drafts = new Map<string, string>();
  /** Acts whose effect the feed has shown at any time. */
  readonly shown = new Set<string>();
  #seq = 0;

  async journal(): Promise<Journal | null> {
    this.open ??= await aJournal({ files: this.files, clock: this.clock, ...SMALL }).catch(() => null);
    return this.open?.journal ?? null;
  }

  async restart(survival: Event['survival']): Promise<void> {
    this.files = this.files.afterRestart(survival);
    this.open = null;
    await this.journal();
  }

  async run({ what, n, after, survival, code }: Event): Promise<void> {
    const caseId = `c-${n}`;
    const at = new Date(this.clock.now()).toISOString();
    await this.clock.advance(1000);
    switch (what) {
      case 'act':
        return await this.#keep([anAct(++this.#seq, caseId, at)]);
      case 'submit':
        return await this.#keep([aSubmission(++this.#seq, caseId, at)]);
      case 'draft':
        return await this.#keep([aDraft(caseId, at, at)]);
      case 'accept':
      case 'refuse':
        return await this.#answer(n, what === 'accept' ? 'accepted' : 'conflict', at);
      case 'feed':
        for (const { id, state } of this.store.outbox.values()) if (state === 'accepted') this.#show(id);
        return;
      case 'days':
        return await this.clock.advance(n * 4 * DAY_MS);
      case 'reconcile':
        return await this.#reconcile();
      case 'compact':
        return await (await this.journal())?.compact();
      case 'restart':
        return await this.restart('kill');
      case 'power': {
        const from = this.files.calls + after;
        this.files.fate = call => (call.n >= from ? 'power-before' : null);
        await this.#keep([anAct(++this.#seq, caseId, at)]);
        return await this.restart(survival);
      }
      case 'fault': {
        const from = this.files.calls + after;
        this.files.fate = call => (call.n >= from && call.n < from + n ? code : null);
        return;
      }
      case 'lose-store':
        // One side is lost at a time: the other is whole, because the two were compared before.
        this.files.fate = () => null;
        await this.#reconcile();
        this.store = createMemoryCache();
        return await this.#reconcile();
    }
  }

  async #keep(items: JournalItem[]): Promise<void> {
    // The window's transaction commits first, as its actions do it.
    restoreWork(this.store, items);
    const kept = await (await this.journal())?.keep(items);
    if (kept?.ok) this.#promise(items);
  }

  #promise(items: readonly JournalItem[]): void {
    for (const item of items) {
      if (item.kind === 'draft') this.drafts.set(item.caseId, item.savedAt);
      if (item.kind !== 'mutation') continue;
      this.promised.add(item.mutation.id);
      const { act } = item.mutation;
      if (act.type === 'judgment.submit') this.drafts.delete(act.payload.caseId);
    }
  }

  async #answer(n: number, state: 'accepted' | 'conflict', at: string): Promise<void> {
    const id = mutationId(Math.max(1, this.#seq - n));
    const entry = this.store.outbox.get(id);
    if (entry?.state !== 'waiting') return;
    const answer = settled(entry.mutation.seq, state, at);
    const kept = await (await this.journal())?.settled([answer]);
    if (!kept?.ok) return;
    if (state === 'accepted') this.accepted.set(id, at);
    await this.store.handlers['cache.settle']([answer]);
  }

  async #reconcile(): Promise<void> {
    const done = await (await this.journal())?.reconcile(this.store.handlers);
    if (!done?.ok) return;
    for (const { mutation } of this.store.outbox.values()) this.promised.add(mutation.id);
  }

  #show(id: string): void {
    this.store.seen.add(id);
    this.shown.add(id);
  }

  mayBeDropped(id: string): boolean {
    const at = this.accepted.get(id);
    return at !== undefined && this.shown.has(id) && this.clock.now() - Date.parse(at) >= 35 * DAY_MS;
  }

  /** Everything that was promised, against what an empty store gets from the journal after a power cut. */
  async check(): Promise<number> {
    this.files.fate = () => null;
    await this.restart('least');
    const empty = createMemoryCache();
    const journal = await this.journal();
    expect(await journal?.reconcile(empty.handlers)).toMatchObject({ ok: true });
    const missing = [...this.promised].filter(id => !empty.outbox.has(id) && !this.mayBeDropped(id));
    expect(missing).toEqual([]);
    for (const id of this.accepted.keys()) expect(['accepted', undefined]).toContain(empty.outbox.get(id)?.state);
    for (const [caseId, savedAt] of this.drafts) {
      const submitted = [...empty.outbox.values()].some(
        one => one.caseId === caseId && one.mutation.act.type === 'judgment.submit' && one.mutation.at > savedAt,
      );
      if (!submitted)
        expect(Date.parse(empty.drafts.get(caseId)?.savedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(savedAt));
    }
    expect(await journal?.reconcile(empty.handlers)).toEqual({ ok: true, value: { given: 0, taken: 0, reopened: 0 } });
    return [...this.promised].filter(id => !empty.outbox.has(id)).length;
  }
}

test(`I3, I4 in any history of work, answers, compactions, faults and power cuts nothing promised is lost (seed ${SEED})`, async () => {
  let dropped = 0;
  await assert(
    asyncProperty(array(event, { minLength: 5, maxLength: 40 }), async events => {
      const model = new Model();
      for (const one of events) await model.run(one);
      dropped += await model.check();
    }),
    { seed: SEED, numRuns: 200 },
  );
  // Histories in which acts may go are among them.
  expect(dropped).toBeGreaterThan(0);
});

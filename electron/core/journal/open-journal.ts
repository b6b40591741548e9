import * as z from 'zod';
import type { Clock } from '../../../shared/clock.ts';
import { JournalItem } from '../../../shared/model/journal.ts';
import { ok } from '../../../shared/result.ts';
import type { Log } from '../log/log.ts';
import { errorWords } from '../log/loggable.ts';
import type { LogFiles } from '../sealed-log/log-files.ts';
import type { Place } from '../sealed-log/recover.ts';
import { openSealedLog, SEGMENT_BYTES } from '../sealed-log/sealed-log.ts';
import { singleFlight } from '../single-flight.ts';
import { compactLog } from './compact-log.ts';
import type { Journal } from './journal.ts';
import { JournalIndex } from './journal-index.ts';
import { readRecord } from './journal-record.ts';
import { createKeeper } from './keep-items.ts';
import { createReader } from './read-items.ts';
import { reckon } from './reckon.ts';
import { reconcileWith } from './reconcile.ts';

export interface JournalOptions {
  readonly files: LogFiles;
  /** The journal's own, as `journalKeyOf` makes it of the master key. */
  readonly key: Uint8Array;
  readonly clock: Clock;
  readonly log: Log;
  readonly segmentBytes?: number;
  readonly reserveBytes?: number;
}

const SEGMENTS_BEFORE_TIDYING = 4;

/** Opens a person's journal and reads it. Rejects with the file system's error when its folder cannot be read. */
export async function openJournal({ clock, log, ...options }: JournalOptions): Promise<Journal> {
  const index = new JournalIndex();
  const strange: Place[] = [];
  const sealed = await openSealedLog({
    ...options,
    clock,
    name: 'journal',
    onRecord: (bytes, place) => {
      const record = readRecord(bytes);
      if (record) index.apply(record, place);
      else strange.push(place);
    },
  });
  const damage = { ...sealed.damage, strange: strange.length };
  if (Object.values(damage).some(count => count > 0)) log.warn('journal-damaged', damage);

  const keeper = createKeeper({ index, sealed, log });
  const reader = createReader({ index, sealed, log });
  const least = SEGMENTS_BEFORE_TIDYING * (options.segmentBytes ?? SEGMENT_BYTES);
  let tidyAbove = least;
  const compactWith = (always: boolean) => async (): Promise<void> => {
    await compactLog({ index, sealed, strange, clock, log, always });
    tidyAbove = Math.max(least, 2 * sealed.size().bytes);
  };
  const compact = singleFlight(compactWith(false));
  /** Drafts that are saved all day would fill the disk: tidied beside the work, whoever keeps meanwhile waits shortly. */
  const keep = async (items: readonly JournalItem[]): ReturnType<Journal['keep']> => {
    const kept = await keeper.keep(items);
    if (sealed.size().bytes > tidyAbove) compact().catch((error: unknown) => log.error('bug', errorWords(error)));
    return kept;
  };
  let isTidied = false;

  return {
    keep: async items => await keep(z.array(JournalItem).parse(items)),
    async settled(settlements) {
      const kept = await keep(settlements.map(settlement => ({ kind: 'settled', settlement })));
      return kept.ok ? ok({ lacking: settlements.filter(({ id }) => !index.acts.has(id)).length }) : kept;
    },
    async reconcile(cache) {
      const outcome = await reconcileWith(cache, { index, keeper, reader, clock, log });
      // Once a run, when it is known what the feed has shown.
      if (outcome.ok && !isTidied) {
        isTidied = true;
        await compact();
      }
      return outcome;
    },
    async reckoning(since) {
      // What the store has and the disk is still writing would be missing here for a moment, and two records apart.
      await keeper.written();
      return reckon(index.acts.values(), since);
    },
    async unsentWork() {
      const items: JournalItem[] = [];
      for await (const item of reader.unsent()) items.push(item);
      return items;
    },
    compact: always => (always === true ? compactWith(true)() : compact()),
    close: () => sealed.close(),
  };
}

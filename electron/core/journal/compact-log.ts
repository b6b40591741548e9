import type { Clock } from '../../../shared/clock.ts';
import type { Log } from '../log/log.ts';
import { word } from '../log/loggable.ts';
import type { Place } from '../sealed-log/recover.ts';
import type { SealedLog } from '../sealed-log/sealed-log.ts';
import { isDone, isWorthwhile, neededPlaces } from './compaction.ts';
import type { JournalIndex } from './journal-index.ts';
import { writeRecord } from './journal-record.ts';

export interface CompactParts {
  readonly index: JournalIndex;
  readonly sealed: SealedLog;
  /** Records of another build; they move like the others. */
  readonly strange: Place[];
  readonly clock: Clock;
  readonly log: Log;
  /** What nobody needs must go although it takes little room: a case left this workstation. */
  readonly always?: boolean;
}

/** Rewrites the log without what nobody needs any more, when that is worth it. A failure leaves it as it was. */
export async function compactLog({ index, sealed, strange, clock, log, always = false }: CompactParts): Promise<void> {
  const nowMs = clock.now();
  const size = sealed.size();
  const after = neededPlaces(index, strange, nowMs).reduce((sum, { boxBytes }) => sum + boxBytes, 0);
  if (!always && !isWorthwhile(size, after)) return;
  let needed: Place[] = [];
  async function* copies(): AsyncIterable<Uint8Array> {
    needed = neededPlaces(index, strange, nowMs);
    for (const place of needed) {
      const copy = await sealed.read(place);
      // It was readable when the journal was opened. Nothing is dropped on a disk that does this.
      if (!copy) throw Object.assign(new Error('A record cannot be read any more'), { code: 'EIO' });
      yield copy;
    }
    yield writeRecord({ is: 'seq', seq: index.seq });
    const seen = [...index.acts.values()].filter(act => act.isSeen && !isDone(act, nowMs));
    if (seen.length > 0) yield writeRecord({ is: 'seen', ids: seen.map(({ id }) => id) });
  }
  const done = await sealed.rewrite(copies, places => {
    const moved = new Map(needed.map((old, i) => [old, places[i]]));
    index.move(old => moved.get(old));
    strange.splice(0, strange.length, ...strange.flatMap(old => moved.get(old) ?? []));
  });
  if (done.ok) log.info('journal-compacted', { before: size.bytes, after });
  else log.warn('journal-not-compacted', { code: word(done.failure.code) });
}

import type { Ending } from './ending.ts';

/** all: everything that is due. look: only whether the server is there and what is new; a normal poll, no retry. */
export type RoundKind = 'all' | 'look';

export interface RoundsOptions {
  push(): Promise<Ending>;
  pull(): Promise<Ending>;
  /** Resolves when somebody has something to send. */
  nudged(): Promise<void>;
  /** What they know of may be behind what was read by then: another round is due. */
  onNudgedWhileReading?(): void;
}

export interface Rounds {
  /** One round: at most one failing request, whatever is broken. */
  go(kind: RoundKind): Promise<Ending>;
}

/**
 * Decides what comes first. When all is well that is sending. What failed last comes second: a feed that is broken
 * holds back no work, and a server that takes nothing is asked for news first, which tells whether it lives at all.
 */
export function createRounds({ push, pull, nudged, onNudgedWhileReading }: RoundsOptions): Rounds {
  let failed: 'push' | 'pull' | null = null;
  let lastStop: Ending = 'done';
  let didRead = true;

  const sending = async (): Promise<Ending> => {
    const ending = await push();
    if (ending !== 'done') failed = 'push';
    return ending;
  };

  /** The first read of a feed takes minutes. What is done meanwhile does not wait for its end. */
  const sendingDuring = async (reading: Promise<unknown>): Promise<Ending> => {
    const done = reading.then(() => 'read' as const);
    let sent: Ending = 'done';
    while (sent === 'done') {
      const first = await Promise.race([done, nudged().then(() => 'nudged' as const)]);
      if (first === 'read') break;
      onNudgedWhileReading?.();
      sent = await sending();
    }
    return sent;
  };

  const readingWhileSending = async (): Promise<Ending> => {
    const reading = pull();
    const sent = failed === 'push' ? 'done' : await sendingDuring(reading);
    const read = await reading;
    didRead = read === 'done';
    if (!didRead) failed = 'pull';
    return read === 'done' ? sent : read;
  };

  const inOrder = async (kind: RoundKind): Promise<Ending> => {
    if (failed === 'push' || kind === 'look') {
      // It takes nothing although it can be read: that it can still be read is no news.
      const takesNothing = failed === 'push' && didRead;
      const read = await readingWhileSending();
      if (read !== 'done') return read;
      return kind === 'look' && takesNothing ? lastStop : await sending();
    }
    const sent = await sending();
    return sent === 'done' ? await readingWhileSending() : sent;
  };

  return {
    async go(kind) {
      const ending = await inOrder(kind);
      if (ending === 'done') failed = null;
      lastStop = ending;
      return ending;
    },
  };
}

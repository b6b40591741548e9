import * as z from 'zod';

/** A wall clock that differs by more than this from the time we trust is wrong, not imprecise. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** What must outlive the program, or a clock set back while it is closed would go unnoticed. */
export const EffectiveTimeState = z.object({
  /** The highest time seen since the last contact. */
  highestMs: z.number(),
  /** Server time minus wall clock, at the last contact. */
  offsetMs: z.number(),
  /** What the server said last; null before the first contact. */
  heardMs: z.number().nullable(),
});
export type EffectiveTimeState = z.infer<typeof EffectiveTimeState>;

export interface EffectiveTime {
  /** Milliseconds since 1970 that never go back between two contacts with the server, whatever the wall clock does. */
  now(): number;
  /** The server said what time it is (RFC 3339). Its word corrects a clock that ran ahead; nonsense is ignored. */
  heard(serverTimeIso: string): void;
  /** To be kept after each contact and every few minutes, and given back as `restored`. */
  state(): EffectiveTimeState;
}

export interface EffectiveTimeOptions {
  /** The wall clock: may be set by anybody, and goes on while the machine sleeps. */
  readonly clock: { now(): number };
  /** Milliseconds since any moment: nobody can set it, and it may stand still while the machine sleeps. */
  readonly monotonic: () => number;
  readonly restored: EffectiveTimeState | null;
  /**
   * The wall clock is more than five minutes behind (positive) or, at a contact, ahead (negative). Once until it is
   * right again, and only for the audit trail: nothing is extended by it.
   */
  readonly onWrongClock?: (behindMs: number) => void;
}

/**
 * The time by which leases end: the highest of what the server said plus the time since, the wall clock with its known
 * offset, and what was already seen. A clock set back extends nothing; one set forward costs a contact, never data.
 */
export function createEffectiveTime(options: EffectiveTimeOptions): EffectiveTime {
  const { clock, monotonic, restored, onWrongClock } = options;
  let offsetMs = restored?.offsetMs ?? 0;
  let heardMs = restored?.heardMs ?? null;
  // A clock that was set back while the program was closed does not stop time: it goes on from what was seen.
  let anchor = { atMs: restored?.highestMs ?? clock.now(), monotonicMs: monotonic() };
  let highestMs = anchor.atMs;
  let isWrong = false;

  const sinceAnchor = (): number => anchor.atMs + Math.max(0, monotonic() - anchor.monotonicMs);
  const compare = (behindMs: number, wrong: boolean): void => {
    if (wrong && !isWrong) onWrongClock?.(behindMs);
    isWrong = wrong;
  };
  const now = (): number => {
    const wallMs = clock.now();
    highestMs = Math.max(highestMs, sinceAnchor(), wallMs + offsetMs);
    const behindMs = highestMs - wallMs;
    // An offset that the last contact found is no news; that it grew since then is.
    if (behindMs > CLOCK_TOLERANCE_MS) compare(behindMs, true);
    else if (behindMs >= -CLOCK_TOLERANCE_MS) compare(behindMs, false);
    return highestMs;
  };

  return {
    now,
    heard(serverTimeIso) {
      const serverMs = Date.parse(serverTimeIso);
      if (Number.isNaN(serverMs)) return;
      // An answer that was overtaken by a later one tells an older time. It takes nothing back; a server that
      // corrected its own clock does.
      const expectedMs = heardMs === null ? serverMs : sinceAnchor();
      const isLate = heardMs !== null && serverMs < expectedMs && expectedMs - serverMs <= CLOCK_TOLERANCE_MS;
      const atMs = isLate ? expectedMs : serverMs;
      heardMs = serverMs;
      anchor = { atMs, monotonicMs: monotonic() };
      highestMs = atMs;
      const wallMs = clock.now();
      offsetMs = atMs - wallMs;
      compare(offsetMs, Math.abs(offsetMs) > CLOCK_TOLERANCE_MS);
    },
    state: () => ({ highestMs: now(), offsetMs, heardMs }),
  };
}

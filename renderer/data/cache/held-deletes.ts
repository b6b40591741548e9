import type { MeridianDb } from '../db.ts';
import type { FeedState } from '../feed/feed-state.ts';

/** The row of `meta` with what a person said about the cases that are held. */
const ANSWER = 'held-answer';

/** So many cases would go. They stay until a person has said what becomes of them. */
export interface HeldDeletes {
  readonly gone: number;
  /** All cases here, those that would go included. */
  readonly cases: number;
  /** A person has said that they stay. */
  readonly kept: boolean;
}

interface Answer {
  readonly may: 'go' | 'stay';
  /** How many the person had in mind. */
  readonly gone: number;
}

export function heldDeletesOf({ held }: FeedState, cases: number): HeldDeletes | null {
  if (held.length === 0) return null;
  return { gone: held.length, cases, kept: held.every(one => one.kept) };
}

/** A person has seen how many cases would go, and says that they may, or that they stay. */
export async function answerHeldDeletes(db: MeridianDb, may: Answer['may'], gone: number): Promise<void> {
  const value: Answer = { may, gone };
  await db.meta.put({ name: ANSWER, value });
}

export async function readHeldAnswer(db: MeridianDb): Promise<Answer | null> {
  return ((await db.meta.get(ANSWER))?.value as Answer | undefined) ?? null;
}

/** Inside the transaction that follows the answer: it counts once. */
export async function forgetHeldAnswer(db: MeridianDb): Promise<void> {
  await db.meta.delete(ANSWER);
}

import { type Failure, type Result } from '../../shared/result.ts';
import type { LinkCode } from '../../shared/rpc/define.ts';

/** Why the journal did not take something: it could not write, the person's journal is closed, or nobody answered. */
export type NotKeptCode = 'storage' | 'locked' | 'disconnected';

/** The journal did not take it, for now. What the store has committed stays; only its second copy is missing. */
export class NotKeptError extends Error {
  readonly code: NotKeptCode;

  constructor(code: NotKeptCode, message: string) {
    super(message);
    this.name = 'NotKeptError';
    this.code = code;
  }
}

/** What `journal.keep` answers, as the pipe brings it. */
export type KeepAnswer = Result<void, 'storage' | 'locked' | LinkCode>;

/** Rejects with `NotKeptError` unless the journal has it on the disk. */
export async function requireKept(answer: Promise<KeepAnswer>): Promise<void> {
  const kept = await answer;
  if (!kept.ok) throw new NotKeptError(codeOf(kept.failure), kept.failure.message);
}

/** No answer, a late one and a broken one leave the same to be done: it is given to the journal again. */
function codeOf({ code }: Failure<'storage' | 'locked' | LinkCode>): NotKeptCode {
  return code === 'storage' || code === 'locked' ? code : 'disconnected';
}

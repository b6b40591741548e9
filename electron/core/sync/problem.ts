import type { SyncReport } from '../../../shared/model/sync.ts';
import { unreachable } from '../../../shared/unreachable.ts';
import type { ApiFailure } from '../api/api-failure.ts';

type SyncProblem = NonNullable<SyncReport['problem']>;
type ProblemCode = SyncProblem['code'];

/** Something that stops the sync: what it is, what a person can do, and whether waiting helps. */
export interface Stop {
  readonly code: ProblemCode;
  readonly message: string;
  readonly retryAfterMs: number | null;
}

/** What a failed request means for the person at the desk. */
export function stopOf(failure: ApiFailure): Stop {
  const { retryAfterMs } = failure;
  const stop = (code: ProblemCode, message: string): Stop => ({ code, message, retryAfterMs });
  switch (failure.code) {
    case 'offline':
      return stop('offline', failure.message);
    case 'not-the-server':
      return stop('not-the-server', `${failure.message} If this network has a sign-in page, open it in your browser.`);
    case 'server-error':
    case 'not-found':
    case 'cursor-gone':
    case 'invalid':
    case 'too-large':
      return stop(
        'server-error',
        'The client’s server has a problem. Your work is kept here and is sent when it is well again; you can go on.',
      );
    case 'rate-limited':
      return stop(
        'rate-limited',
        'The client’s server is busy and asked to wait. You can go on; sending resumes by itself.',
      );
    case 'signed-out':
      return stop('signed-out', 'The server wants you to sign in again. You can go on; your work is sent afterwards.');
    case 'forbidden':
      return stop(
        'forbidden',
        `The server does not let this account work here: ${failure.message} Ask your team lead. Your work is kept.`,
      );
    case 'upgrade-required':
      return stop(
        'upgrade-required',
        'This version of Meridian is too old for the client’s server. You can go on offline; ask your IT department for the update.',
      );
    case 'cancelled':
      return stop('internal', 'The sync was stopped.');
    default:
      return unreachable(failure.code);
  }
}

/** Work that could go did not, and nothing said why. */
export const STUCK: Stop = {
  code: 'stuck',
  message:
    'Your work is kept here, but nothing has gone out for a minute although there is a connection. Meridian goes on trying by itself; restart it if this stays, and tell your IT department.',
  retryAfterMs: null,
};

/** @param aheadMs how much later than the server's this machine's clock is */
export function clockSentence(aheadMs: number): string {
  const minutes = Math.round(Math.abs(aheadMs) / 60_000);
  const off = minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;
  return `The clock of this machine is ${off} ${aheadMs > 0 ? 'ahead of' : 'behind'} the client’s server. Your work is safe and goes out; set the clock right, or your times and deadlines are wrong.`;
}

import type { Failure } from '../../../shared/result.ts';

/**
 * offline: nobody answered. not-the-server: somebody else did, or the server broke its promise. too-large: an
 * answer, or what we sent, is over the limit. cursor-gone: read the feed from the start. cancelled: we gave up.
 */
export type ApiCode =
  | 'offline'
  | 'not-the-server'
  | 'server-error'
  | 'rate-limited'
  | 'signed-out'
  | 'forbidden'
  | 'not-found'
  | 'cursor-gone'
  | 'too-large'
  | 'invalid'
  | 'upgrade-required'
  | 'cancelled';

export interface ApiFailure extends Failure<ApiCode> {
  /** False when the server certainly did nothing: it was not reached, or it refused. True when nobody can know. */
  readonly mayHaveActed: boolean;
  /** The server's own wish, already capped. Never undercut. */
  readonly retryAfterMs: number | null;
}

export type ApiResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: ApiFailure };

export function apiFailure(
  code: ApiCode,
  message: string,
  more: { mayHaveActed?: boolean; retryAfterMs?: number | null } = {},
): { ok: false; failure: ApiFailure } {
  return {
    ok: false,
    failure: { code, message, mayHaveActed: more.mayHaveActed ?? true, retryAfterMs: more.retryAfterMs ?? null },
  };
}

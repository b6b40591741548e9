import type { Clock } from '../../../shared/clock.ts';
import type { Result } from '../../../shared/result.ts';
import { apiFailure, type ApiResult } from '../api/api-failure.ts';
import type { Credentials } from '../api/http.ts';
import { singleFlight } from '../single-flight.ts';
import type { OidcCode, Tokens } from './oidc.ts';

/** A token this close to its end is renewed before it is used: it could end on the way. */
const MARGIN_MS = 30_000;

export interface TokenKeeperOptions {
  readonly clock: Clock;
  /** Null after a restart: the first request then refreshes. */
  readonly tokens: Tokens | null;
  readonly refreshToken: string | null;
  refresh(refreshToken: string): Promise<Result<Tokens, OidcCode>>;
  /** Must have stored the new refresh token when it resolves. */
  store(refreshToken: string | null): Promise<void>;
  /** The server will not renew any more: the person has to sign in. Called once. */
  onEnded(): void;
}

export interface TokenKeeper extends Credentials {
  /** The desk is locked: what lets anybody in leaves memory. A renewal on its way is still stored, not lost. */
  rest(): void;
  /** Forgets the tokens; what is asked for afterwards is refused. */
  forget(): void;
}

/**
 * Keeps one person's tokens alive. A refresh token is presented once, whoever asks, because the server ends the
 * session when it sees one twice; its successor is stored before anything else is done with it.
 */
export function createTokenKeeper(options: TokenKeeperOptions): TokenKeeper {
  let access = options.tokens;
  let refreshToken = options.refreshToken;
  let isResting = false;

  const refresh = singleFlight(async (): Promise<ApiResult<string>> => {
    const presented = refreshToken;
    if (presented === null) return ended();
    const answer = await options.refresh(presented);
    // The person signed out meanwhile: what came is nobody's.
    if (refreshToken !== presented) return ended();
    if (answer.ok) {
      refreshToken = answer.value.refreshToken ?? presented;
      if (refreshToken !== presented) await options.store(refreshToken);
      access = isResting ? null : answer.value;
      return { ok: true, value: answer.value.accessToken };
    }
    if (answer.failure.code !== 'refused')
      return apiFailure('offline', answer.failure.message, { mayHaveActed: false });
    await end();
    return ended();
  });

  const end = async (): Promise<void> => {
    refreshToken = null;
    access = null;
    await options.store(null);
    options.onEnded();
  };

  return {
    token: async () => {
      isResting = false;
      return access && access.expiresAtMs - MARGIN_MS > options.clock.now()
        ? { ok: true, value: access.accessToken }
        : refresh();
    },
    renew: async refused =>
      access && access.accessToken !== refused ? { ok: true, value: access.accessToken } : refresh(),
    lost: async refused => {
      if (access?.accessToken === refused) await end();
    },
    rest: () => {
      isResting = true;
      access = null;
    },
    forget: () => {
      access = null;
      refreshToken = null;
    },
  };
}

function ended(): ApiResult<never> {
  return apiFailure('signed-out', 'The server wants you to sign in again. Nothing is lost; it goes out afterwards.', {
    mayHaveActed: false,
  });
}

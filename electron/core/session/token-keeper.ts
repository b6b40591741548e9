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
  readonly kept: KeptToken;
  refresh(refreshToken: string): Promise<Result<Tokens, OidcCode>>;
  /** Must have stored it when it resolves. */
  store(kept: KeptToken): Promise<void>;
  /** The server will not renew any more: the person has to sign in. Called once. */
  onEnded(): void;
}

/** What must outlive the program. */
export interface KeptToken {
  readonly refreshToken: string | null;
  /** It was presented and no answer is known here: the program was killed, or the line broke. */
  readonly renewalUnanswered: boolean;
  /** The server refused a token whose last renewal had no answer: it may have given its successor to nobody. */
  readonly endedBecause: 'renewal-cut' | null;
}

export interface TokenKeeper extends Credentials {
  /** The desk is locked: what lets anybody in leaves memory. A renewal on its way is still stored, not lost. */
  rest(): void;
  /** Forgets the tokens; what is asked for afterwards is refused. */
  forget(): void;
}

/**
 * Keeps one person's tokens alive. A refresh token is presented once, whoever asks, because the server ends the
 * session when it sees one twice; its successor is stored before anything else is done with it. That it is presented is
 * written down before: when the answer is lost, the same token is presented again, within the grace that a server may
 * have for just that, and one that has none can be told apart from one that ended the session for another reason.
 */
export function createTokenKeeper(options: TokenKeeperOptions): TokenKeeper {
  let access = options.tokens;
  let { refreshToken, renewalUnanswered } = options.kept;
  let isResting = false;

  const refresh = singleFlight(async (): Promise<ApiResult<string>> => {
    const presented = refreshToken;
    if (presented === null) return ended();
    const wasUnanswered = renewalUnanswered;
    if (!wasUnanswered) {
      renewalUnanswered = true;
      await options.store({ refreshToken: presented, renewalUnanswered, endedBecause: null });
      if (refreshToken !== presented) return ended();
    }
    const answer = await options.refresh(presented);
    // The person signed out meanwhile: what came is nobody's.
    if (refreshToken !== presented) return ended();
    if (answer.ok) {
      refreshToken = answer.value.refreshToken ?? presented;
      renewalUnanswered = false;
      await options.store({ refreshToken, renewalUnanswered, endedBecause: null });
      access = isResting ? null : answer.value;
      return { ok: true, value: answer.value.accessToken };
    }
    if (answer.failure.code !== 'refused')
      return apiFailure('offline', answer.failure.message, { mayHaveActed: false });
    await end(wasUnanswered ? 'renewal-cut' : null);
    return ended();
  });

  const end = async (endedBecause: KeptToken['endedBecause']): Promise<void> => {
    refreshToken = null;
    access = null;
    renewalUnanswered = false;
    await options.store({ refreshToken, renewalUnanswered, endedBecause });
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
      if (access?.accessToken === refused) await end(null);
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

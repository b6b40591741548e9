import * as oidc from 'openid-client';
import { refuse, type Result } from '../../../shared/result.ts';
import { isLoopbackHttp, isSafeUrl } from '../safe-url.ts';

/** The system browser may remember somebody else who works at this machine, so the person is always asked. */
const PROMPT = 'login consent';
const SCOPE = 'openid profile offline_access cases';

export type OidcCode = 'offline' | 'refused' | 'not-a-client';

export interface Tokens {
  readonly accessToken: string;
  /** Milliseconds since 1970 by this machine's clock. */
  readonly expiresAtMs: number;
  /** Null when the server gave none: the one before stays, if there is one. */
  readonly refreshToken: string | null;
  /** Who signed in; null after a refresh without an id token. */
  readonly subject: string | null;
}

/** A sign-in on its way: what the browser is sent to, and what its answer must match. */
interface Attempt {
  readonly url: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** The client's OpenID provider, as this workstation sees it. */
export interface Issuer {
  begin(redirectUri: string): Promise<Attempt>;
  finish(attempt: Attempt, callback: URL): Promise<Result<Tokens, OidcCode>>;
  refresh(refreshToken: string): Promise<Result<Tokens, OidcCode>>;
  /** Tells the provider that nobody needs the token any more (RFC 7009). */
  revoke(refreshToken: string): Promise<Result<void, OidcCode>>;
}

/** Reads the provider's metadata. An issuer without encryption is accepted on this machine only. */
export async function connectIssuer(
  where: { issuer: string; clientId: string },
  edge: { fetch: typeof fetch; now: () => number },
): Promise<Result<Issuer, OidcCode>> {
  if (!isSafeUrl(where.issuer)) {
    return refuse('not-a-client', 'The server names a sign-in page without encryption. Ask your IT department.');
  }
  const server = new URL(where.issuer);
  try {
    const config = await oidc.discovery(server, where.clientId, undefined, oidc.None(), {
      execute: isLoopbackHttp(server) ? [oidc.allowInsecureRequests] : [],
      [oidc.customFetch]: (url, options) => edge.fetch(url, options as RequestInit),
    });
    return { ok: true, value: issuerOf(config, edge.now) };
  } catch (error) {
    return oidcRefusal(error, 'not-a-client');
  }
}

function issuerOf(config: oidc.Configuration, now: () => number): Issuer {
  const run = async (
    grant: () => Promise<oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers>,
  ): Promise<Result<Tokens, OidcCode>> => {
    try {
      const answer = await grant();
      return {
        ok: true,
        value: {
          accessToken: answer.access_token,
          expiresAtMs: now() + (answer.expiresIn() ?? 300) * 1000,
          refreshToken: answer.refresh_token ?? null,
          subject: answer.claims()?.sub ?? null,
        },
      };
    } catch (error) {
      return oidcRefusal(error, 'refused');
    }
  };
  return {
    async begin(redirectUri) {
      const attempt = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: SCOPE,
        prompt: PROMPT,
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
      });
      return { ...attempt, url: url.href };
    },
    finish: (attempt, callback) =>
      run(() =>
        oidc.authorizationCodeGrant(config, callback, {
          expectedState: attempt.state,
          expectedNonce: attempt.nonce,
          pkceCodeVerifier: attempt.verifier,
          idTokenExpected: true,
        }),
      ),
    refresh: refreshToken => run(() => oidc.refreshTokenGrant(config, refreshToken)),
    async revoke(refreshToken) {
      try {
        await oidc.tokenRevocation(config, refreshToken, { token_type_hint: 'refresh_token' });
        return { ok: true, value: undefined };
      } catch (error) {
        return oidcRefusal(error, 'refused');
      }
    },
  };
}

/** Sorts what openid-client throws: no answer, an answer that says no, or something that is no provider at all. */
function oidcRefusal(error: unknown, otherwise: OidcCode): Result<never, OidcCode> {
  if (
    error instanceof oidc.AuthorizationResponseError ||
    (error instanceof oidc.ResponseBodyError && error.status < 500)
  ) {
    return refuse(
      'refused',
      `The sign-in page did not let you in (${error.error}). Try again, or ask your IT department.`,
    );
  }
  const timedOut = error instanceof oidc.ClientError && error.code === 'OAUTH_TIMEOUT';
  const broke = error instanceof TypeError && !('code' in error);
  if (timedOut || broke || error instanceof oidc.ResponseBodyError || isServerTrouble(error)) {
    return refuse('offline', 'The sign-in page cannot be reached. Check the connection and try again.');
  }
  return refuse(otherwise, 'The sign-in did not go as the standard says. Try again, or ask your IT department.');
}

/** openid-client reports an unexpected status with the answer as the cause. */
function isServerTrouble(error: unknown): boolean {
  return error instanceof Error && error.cause instanceof Response && error.cause.status >= 500;
}

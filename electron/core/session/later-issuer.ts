import type { Result } from '../../../shared/result.ts';
import { connectIssuer, type Issuer, type OidcCode, type Tokens } from './oidc.ts';

/** The issuer that a person signed in at, for what comes after the sign-in. */
export interface LaterIssuer {
  refresh(refreshToken: string): Promise<Result<Tokens, OidcCode>>;
  revoke(refreshToken: string): Promise<Result<void, OidcCode>>;
}

/**
 * Renews and ends tokens at the issuer that a person signed in at. Its metadata is read when it is first needed, so
 * that a restart without a network needs none, and is read again after a failure.
 */
export function laterIssuer(
  where: { issuer: string; clientId: string },
  edge: { fetch: typeof fetch; now: () => number },
): LaterIssuer {
  let issuer: Issuer | null = null;
  const connect = async (): Promise<Result<Issuer, OidcCode>> => {
    if (issuer) return { ok: true, value: issuer };
    const connected = await connectIssuer(where, edge);
    // A provider that is not recognised now may be behind a captive portal: only a "no" to the token ends the session.
    if (!connected.ok) return { ok: false, failure: { ...connected.failure, code: 'offline' } };
    issuer = connected.value;
    return connected;
  };
  return {
    async refresh(refreshToken) {
      const connected = await connect();
      return connected.ok ? connected.value.refresh(refreshToken) : connected;
    },
    async revoke(refreshToken) {
      const connected = await connect();
      return connected.ok ? connected.value.revoke(refreshToken) : connected;
    },
  };
}

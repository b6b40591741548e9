import type { Result } from '../../../shared/result.ts';
import { connectIssuer, type Issuer, type OidcCode, type Tokens } from './oidc.ts';

/**
 * Renews tokens at the issuer that a person signed in at. Its metadata is read when it is first needed, so that a
 * restart without a network needs none, and is read again after a failure.
 */
export function refreshWith(
  where: { issuer: string; clientId: string },
  edge: { fetch: typeof fetch; now: () => number },
): (refreshToken: string) => Promise<Result<Tokens, OidcCode>> {
  let issuer: Issuer | null = null;
  return async refreshToken => {
    if (!issuer) {
      const connected = await connectIssuer(where, edge);
      // A provider that is not recognised now may be behind a captive portal: only a "no" to the token ends the session.
      if (!connected.ok) return { ok: false, failure: { ...connected.failure, code: 'offline' } };
      issuer = connected.value;
    }
    return issuer.refresh(refreshToken);
  };
}

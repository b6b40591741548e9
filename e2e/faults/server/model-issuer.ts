import type { Clock } from '../../../shared/clock.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { OidcCode, Tokens } from '../../../electron/core/session/oidc.ts';

const LIFE_MS = 5 * 60_000;

/** How often one refresh token was presented, and whether every answer to it arrived. */
export interface Presentation {
  times: number;
  /** Presented again although an answer had arrived. */
  isReused: boolean;
  hasArrived: boolean;
}

/** Signs people in and renews their tokens: refresh tokens rotate, and one that is used twice ends the session. */
export interface ModelIssuer {
  signIn(personId: string): Tokens;
  refresh(refreshToken: string): Result<Tokens, OidcCode>;
  /** The answer to this token reached the workstation. */
  arrived(refreshToken: string): void;
  personOf(accessToken: string): string | null;
  /** Every access token that is out is refused from now on. */
  revokeAccess(): void;
  readonly presented: ReadonlyMap<string, Presentation>;
}

export function createModelIssuer(clock: Clock): ModelIssuer {
  let made = 0;
  const access = new Map<string, { personId: string; untilMs: number }>();
  const refresh = new Map<string, { personId: string; session: number; isUsed: boolean }>();
  const ended = new Set<number>();
  const presented = new Map<string, Presentation>();

  const issue = (personId: string, session: number): Tokens => {
    const number = ++made;
    access.set(`access-${number}`, { personId, untilMs: clock.now() + LIFE_MS });
    refresh.set(`refresh-${number}`, { personId, session, isUsed: false });
    return {
      accessToken: `access-${number}`,
      refreshToken: `refresh-${number}`,
      expiresAtMs: clock.now() + LIFE_MS,
      subject: personId,
    };
  };
  return {
    signIn: personId => issue(personId, ++made),
    refresh(token) {
      const seen = presented.get(token) ?? { times: 0, isReused: false, hasArrived: false };
      presented.set(token, { ...seen, times: seen.times + 1, isReused: seen.isReused || seen.hasArrived });
      const known = refresh.get(token);
      if (!known || known.isUsed || ended.has(known.session)) {
        if (known) ended.add(known.session);
        return refuse('refused', 'Sign in again.');
      }
      known.isUsed = true;
      return ok(issue(known.personId, known.session));
    },
    arrived(token) {
      const seen = presented.get(token);
      if (seen) seen.hasArrived = true;
    },
    personOf(token) {
      const known = access.get(token);
      return known && known.untilMs > clock.now() ? known.personId : null;
    },
    revokeAccess: () => access.clear(),
    presented,
  };
}

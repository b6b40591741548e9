import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/**
 * Lets one window in: a token that works once is exchanged for a cookie that no script can read. Anything else on
 * this machine that can reach the port (another program, a page in the person's own browser) has neither.
 */
export interface WindowPass {
  /** The token that works next. */
  readonly token: string;
  /** True once for each token, which is then replaced by a new one. */
  redeem(candidate: string): boolean;
  /** Value of `Set-Cookie` for the window that redeemed a token. */
  readonly setCookie: string;
  admits(headers: IncomingHttpHeaders): boolean;
}

/** Cookies do not know ports: the port in the name keeps two Meridians on one machine apart. */
export function createWindowPass(port: number): WindowPass {
  const name = `meridian-${port}`;
  const key = secret();
  let token = secret();
  return {
    get token() {
      return token;
    },
    redeem: candidate => {
      if (!isSame(candidate, token)) return false;
      token = secret();
      return true;
    },
    setCookie: `${name}=${key}; HttpOnly; SameSite=Strict; Path=/`,
    admits: headers => {
      const cookies = (headers.cookie ?? '').split(';').map(cookie => cookie.trim());
      return cookies.some(cookie => cookie.startsWith(`${name}=`) && isSame(cookie.slice(name.length + 1), key));
    },
  };
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}

function isSame(candidate: string, expected: string): boolean {
  const a = Buffer.from(candidate);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

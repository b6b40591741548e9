import { createHash } from 'node:crypto';
import type { WireCheckIn, WireLease } from '../api/wire/check-in.ts';
import { json, problem } from './scripted-api.ts';

/** A client's server and OpenID provider in memory, up to the point where somebody is signed in. */
export interface ScriptedIssuer {
  readonly fetch: typeof fetch;
  /** What the person in the browser does with the address that was opened. */
  signIn(authorizationUrl: string, subject: string, change?: (callback: URL) => void): Promise<Response>;
  readonly requests: string[];
  /** Refresh tokens that were presented, in order. */
  readonly presented: string[];
  issuer: string;
  down: boolean;
  /** The provider refuses every refresh token from now on. */
  ended: boolean;
  /** A refresh token that was replaced is taken once more, as some providers do for an answer that was lost. */
  hasGrace: boolean;
  /** Subject of the id token, when it is to differ from who signed in. */
  nonce: string | null;
  meStatus: number;
  idleLockMinutes: number;
  /** The public JWK of discovery; null announces none. */
  recoveryKey: Record<string, unknown> | null;
  /** What a check-in is answered with; null: the server knows no check-in. */
  lease: WireLease | null;
  /** The bodies of the check-ins, in order. */
  readonly checkIns: WireCheckIn[];
  /** Tokens that the provider was told to end. */
  readonly revoked: string[];
}

const BASE = 'http://127.0.0.1:9';
export const SCRIPTED_API_URL = BASE;

export function createScriptedIssuer(now: () => number): ScriptedIssuer {
  const codes = new Map<string, { challenge: string; nonce: string; subject: string }>();
  const accessTokens = new Map<string, string>();
  let tokens = 0;
  let valid = '';
  let replaced = '';

  const issue = (subject: string, nonce: string | null): Response => {
    tokens++;
    replaced = valid;
    valid = `refresh-${tokens}`;
    accessTokens.set(`access-${tokens}`, subject);
    return json({
      access_token: `access-${tokens}`,
      token_type: 'bearer',
      expires_in: 300,
      refresh_token: valid,
      ...(nonce !== null && { id_token: idToken(subject, nonce) }),
    });
  };
  const idToken = (sub: string, nonce: string): string => {
    const seconds = Math.floor(now() / 1000);
    const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = { iss: issuer.issuer, aud: 'meridian-desktop', sub, nonce, iat: seconds, exp: seconds + 300 };
    return `${part({ alg: 'RS256' })}.${part(claims)}.${Buffer.from('unchecked over TLS').toString('base64url')}`;
  };

  const issuer: ScriptedIssuer = {
    async fetch(input, init) {
      const url = new URL(input instanceof Request ? input.url : input);
      issuer.requests.push(url.pathname);
      if (issuer.down)
        throw new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }) });
      const headers = new Headers(init?.headers);
      if (url.pathname === '/.well-known/meridian') {
        const who = {
          apiVersion: '1.0.0',
          name: 'Northwind Life',
          issuer: issuer.issuer,
          clientId: 'meridian-desktop',
        };
        return json({ ...who, features: ['events'], ...(issuer.recoveryKey && { recoveryKey: issuer.recoveryKey }) });
      }
      if (url.pathname === '/oidc/.well-known/openid-configuration') {
        const at = (name: string): string => `${BASE}/oidc/${name}`;
        return json({
          issuer: issuer.issuer,
          authorization_endpoint: at('auth'),
          token_endpoint: at('token'),
          revocation_endpoint: at('revoke'),
          jwks_uri: at('jwks'),
          code_challenge_methods_supported: ['S256'],
        });
      }
      if (url.pathname === '/oidc/token') return token(new URLSearchParams(init?.body as URLSearchParams));
      if (url.pathname === '/oidc/revoke') {
        issuer.revoked.push(new URLSearchParams(init?.body as URLSearchParams).get('token') ?? '');
        return new Response(null);
      }
      if (url.pathname.startsWith('/v1/devices/') && issuer.lease) {
        if (!accessTokens.has((headers.get('authorization') ?? '').replace('Bearer ', '')))
          return problem(401, 'unauthorized');
        const body = JSON.parse(init?.body as string) as WireCheckIn;
        issuer.checkIns.push(body);
        if (body.wiped) issuer.lease = { ...issuer.lease, order: 'none' };
        return json(issuer.lease);
      }
      if (url.pathname === '/v1/me') {
        const subject = accessTokens.get((headers.get('authorization') ?? '').replace('Bearer ', ''));
        if (issuer.meStatus !== 200) return problem(issuer.meStatus, 'forbidden', { detail: 'You have no desk here.' });
        if (!subject) return problem(401, 'unauthorized');
        const workstation = { leaseHours: 12, checkInMinutes: 60, idleLockMinutes: issuer.idleLockMinutes };
        return json({ id: `p-${subject}`, name: subject, roles: ['analyst'], workstation });
      }
      return problem(404, 'not-found');
    },
    async signIn(authorizationUrl, subject, change) {
      const query = new URL(authorizationUrl).searchParams;
      const code = `code-${codes.size + 1}`;
      codes.set(code, {
        challenge: query.get('code_challenge') ?? '',
        nonce: issuer.nonce ?? query.get('nonce') ?? '',
        subject,
      });
      const callback = new URL(query.get('redirect_uri') ?? '');
      callback.searchParams.set('code', code);
      callback.searchParams.set('state', query.get('state') ?? '');
      change?.(callback);
      return globalThis.fetch(callback);
    },
    requests: [],
    presented: [],
    issuer: `${BASE}/oidc`,
    down: false,
    ended: false,
    hasGrace: false,
    nonce: null,
    meStatus: 200,
    idleLockMinutes: 10,
    recoveryKey: null,
    lease: null,
    checkIns: [],
    revoked: [],
  };

  function token(form: URLSearchParams): Response {
    const refusal = (error: string): Response => Response.json({ error }, { status: 400 });
    if (form.get('grant_type') === 'refresh_token') {
      const presented = form.get('refresh_token') ?? '';
      issuer.presented.push(presented);
      if (issuer.ended || (presented !== valid && !(issuer.hasGrace && presented === replaced)))
        return refusal('invalid_grant');
      return issue([...accessTokens.values()].at(-1) ?? '', null);
    }
    const code = codes.get(form.get('code') ?? '');
    const verifier = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    return code?.challenge === verifier ? issue(code.subject, code.nonce) : refusal('invalid_grant');
  }
  return issuer;
}

import { createHash, randomBytes } from 'node:crypto';
import * as z from 'zod';

export const REDIRECT = 'http://127.0.0.1:9/signed-in';

const Tokens = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  id_token: z.string().optional(),
  expires_in: z.number(),
  scope: z.string().optional(),
});
export type Tokens = z.infer<typeof Tokens>;

export interface SignIn {
  readonly userName: string;
  readonly password: string;
  readonly scope?: string;
}

/** A browser's part in it: follows redirects with cookies, and stops at the workstation's port. */
export class Browser {
  private readonly cookies = new Map<string, string>();

  async open(address: string, form?: Record<string, string>): Promise<{ url: string; status: number; body: string }> {
    let url = address;
    let body = form;
    for (let hops = 0; hops < 10; hops++) {
      const response = await fetch(url, {
        method: body ? 'POST' : 'GET',
        redirect: 'manual',
        headers: { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        ...(body ? { body: new URLSearchParams(body) } : {}),
      });
      for (const cookie of response.headers.getSetCookie()) this.keep(cookie);
      const location = response.headers.get('location');
      if (location === null) return { url, status: response.status, body: await response.text() };
      await response.body?.cancel();
      url = new URL(location, url).href;
      body = undefined;
      if (url.startsWith(REDIRECT)) return { url, status: response.status, body: '' };
    }
    throw new Error('The sign-in goes in circles.');
  }

  private keep(cookie: string): void {
    const [pair = ''] = cookie.split(';');
    const [name = '', ...value] = pair.split('=');
    if (/expires=Thu, 01 Jan 1970/i.test(cookie)) this.cookies.delete(name);
    else this.cookies.set(name, value.join('='));
  }
}

export function authorizationUrl(apiUrl: string, verifier: string, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    client_id: 'meridian-desktop',
    response_type: 'code',
    redirect_uri: REDIRECT,
    scope: 'openid profile offline_access cases',
    prompt: 'consent',
    state: 'state-1',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...more,
  });
  return `${apiUrl}/oidc/auth?${query}`;
}

/** Signs in as a person would, through the provider's page, and exchanges the code as the workstation does. */
export async function signIn(apiUrl: string, { userName, password, scope }: SignIn): Promise<Tokens> {
  const verifier = randomBytes(32).toString('base64url');
  const browser = new Browser();
  const form = await browser.open(authorizationUrl(apiUrl, verifier, scope === undefined ? {} : { scope }));
  const done = await browser.open(form.url, { userName, password });
  const code = new URL(done.url).searchParams.get('code');
  if (code === null) throw new Error(`No code came: ${done.status} ${done.url} ${done.body}`);
  const response = await token(apiUrl, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: REDIRECT,
    code_verifier: verifier,
  });
  return Tokens.parse(await response.json());
}

export async function refresh(apiUrl: string, refreshToken: string): Promise<Response> {
  return token(apiUrl, { grant_type: 'refresh_token', refresh_token: refreshToken });
}

export async function readTokens(response: Response): Promise<Tokens> {
  return Tokens.parse(await response.json());
}

export function token(apiUrl: string, fields: Record<string, string>): Promise<Response> {
  return fetch(`${apiUrl}/oidc/token`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: 'meridian-desktop', ...fields }),
  });
}

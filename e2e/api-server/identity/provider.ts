import { generateKeyPairSync, type JsonWebKey, randomBytes } from 'node:crypto';
import { type Configuration, Provider } from 'oidc-provider';
import type { Database } from '../database/database.ts';
import { keptValue } from '../database/meta.ts';
import type { People } from '../records/people.ts';
import { oidcAdapter } from './oidc-adapter.ts';
import { escapeHtml, page } from './sign-in-page.ts';

export const CLIENT_ID = 'meridian-desktop';
export const ISSUER_PATH = '/oidc';
export const SIGN_IN_PATH = '/sign-in';
const SCOPES = ['openid', 'profile', 'offline_access', 'cases'];

const MINUTE = 60;
const DAY = 86_400;

/** The people's own OpenID provider: one public native client, PKCE, and refresh tokens that can be used once. */
export async function createProvider(url: string, database: Database, people: People): Promise<Provider> {
  const keys = await keptValue(database, 'oidc-signing-keys', makeSigningKeys);
  const cookieKey = await keptValue(database, 'oidc-cookie-key', () => randomBytes(32).toString('base64url'));
  const configuration: Configuration = {
    adapter: oidcAdapter(database),
    clients: [
      {
        client_id: CLIENT_ID,
        client_name: 'Meridian',
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        redirect_uris: ['http://127.0.0.1/'],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
      },
    ],
    jwks: JSON.parse(keys) as NonNullable<Configuration['jwks']>,
    cookies: { keys: [cookieKey], short: { sameSite: 'lax', path: '/' }, long: { sameSite: 'lax', path: '/' } },
    scopes: SCOPES,
    claims: { openid: ['sub'], profile: ['name'] },
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true },
      rpInitiatedLogout: { enabled: false },
    },
    findAccount: (_context, id) => {
      const person = people.find(id);
      return person && { accountId: id, claims: () => ({ sub: id, name: person.name }) };
    },
    interactions: { url: (_context, interaction) => `${SIGN_IN_PATH}/${interaction.uid}` },
    // A workstation always needs to work on without the browser, whether it asked for consent in so many words or not.
    issueRefreshToken: (_context, client) => client.grantTypeAllowed('refresh_token'),
    expiresWithSession: () => false,
    rotateRefreshToken: true,
    ttl: {
      AccessToken: 5 * MINUTE,
      AuthorizationCode: MINUTE,
      IdToken: 5 * MINUTE,
      Interaction: 60 * MINUTE,
      Session: DAY,
      Grant: 30 * DAY,
      RefreshToken: 30 * DAY,
    },
    renderError: (context, { error, error_description: detail }) => {
      context.type = 'html';
      context.body = page(
        'Sign-in failed',
        `<p>The sign-in could not be finished: ${escapeHtml(detail ?? error)}.</p>
         <p>Go back to Meridian and sign in again.</p>`,
      );
    },
  };
  const provider = new Provider(`${url}${ISSUER_PATH}`, configuration);
  // RFC 8252 §7.3 lets the port vary; the path is the workstation's own business as well. Nobody else is on 127.0.0.1.
  provider.Client.prototype.redirectUriAllowed = isLoopback;
  return provider;
}

/** Gives what a person who just signed in grants to the workstation: everything, because it is the client's own. */
export async function grantAll(provider: Provider, accountId: string): Promise<string> {
  const grant = new provider.Grant({ accountId, clientId: CLIENT_ID });
  grant.addOIDCScope(SCOPES.join(' '));
  return grant.save();
}

function isLoopback(uri: string): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname, username, password, hash } = new URL(uri);
  return protocol === 'http:' && hostname === '127.0.0.1' && username === '' && password === '' && hash === '';
}

function makeSigningKeys(): string {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key: JsonWebKey = pair.privateKey.export({ format: 'jwk' });
  return JSON.stringify({ keys: [{ ...key, use: 'sig', alg: 'RS256', kid: randomBytes(8).toString('hex') }] });
}

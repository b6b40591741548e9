import type { FastifyRequest } from 'fastify';
import type Provider from 'oidc-provider';
import type { People, StoredPerson } from '../records/people.ts';
import { ProblemError } from './problem.ts';

export type Authenticate = (request: FastifyRequest) => Promise<StoredPerson>;

/** Finds out who is calling, by the access token that the provider gave. Ends the request with 401 or 403 otherwise. */
export function createAuthenticate(provider: Provider, people: People): Authenticate {
  return async request => {
    const [, token] = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i.exec(request.headers.authorization ?? '') ?? [];
    if (token === undefined) throw signIn('Bearer', 'No access token came with the request. Sign in.');
    const accessToken = await provider.AccessToken.find(token);
    const person = accessToken?.accountId === undefined ? undefined : people.find(accessToken.accountId);
    if (!accessToken?.isValid || !person) {
      throw signIn(
        'Bearer error="invalid_token"',
        'The access token is over or was taken back. Renew it, or sign in again.',
      );
    }
    if (!accessToken.scopes.has('cases')) {
      throw new ProblemError('forbidden', 'The sign-in was not for cases (scope "cases"). Sign in from Meridian.');
    }
    return person;
  };
}

function signIn(challenge: string, detail: string): ProblemError {
  return new ProblemError('unauthorized', detail, { headers: { 'www-authenticate': challenge } });
}

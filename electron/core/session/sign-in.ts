import { randomBytes } from 'node:crypto';
import type { Clock } from '../../../shared/clock.ts';
import { DeviceId } from '../../../shared/model/ids.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { uuidV7 } from '../../../shared/uuid-v7.ts';
import type { Host } from '../../host/host.ts';
import type { ApiFailure } from '../api/api-failure.ts';
import { readDiscovery } from '../api/discovery.ts';
import { createHttp } from '../api/http.ts';
import { readMe } from '../api/me.ts';
import type { WireDiscovery } from '../api/wire/discovery.ts';
import { openLoopbackListener } from './loopback-listener.ts';
import { connectIssuer, type Issuer, type Tokens } from './oidc.ts';
import { type PersonRecord, type PersonRecords, personKeyOf } from './person-record.ts';

export type SignInCode = 'offline' | 'cancelled' | 'refused' | 'not-a-client';

export interface SignInOptions {
  readonly host: Pick<Host, 'openBrowser' | 'appVersion'>;
  readonly apiUrl: string;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  readonly records: PersonRecords;
  readonly signal: AbortSignal;
}

/** A person who has signed in, not yet written down. */
export interface SignedIn {
  readonly record: PersonRecord;
  readonly tokens: Tokens;
}

/** Asks the client's server where to sign in, sends the person there, and finds out who came back. */
export async function signInWithBrowser(options: SignInOptions): Promise<Result<SignedIn, SignInCode>> {
  const { apiUrl, clock, host, signal } = options;
  const anonymous = createHttp({ ...options, baseUrl: apiUrl, credentials: null, appVersion: host.appVersion });
  const discovery = await readDiscovery(anonymous, signal);
  if (!discovery.ok) return discoveryRefusal(discovery.failure, apiUrl);
  const issuer = await connectIssuer(discovery.value, { fetch: options.fetch, now: clock.now });
  if (!issuer.ok) return issuer;
  const tokens = await askPerson(issuer.value, options);
  return tokens.ok ? recognise(options, discovery.value, tokens.value) : tokens;
}

async function askPerson(issuer: Issuer, { host, clock, signal }: SignInOptions): Promise<Result<Tokens, SignInCode>> {
  const listener = await openLoopbackListener(clock);
  try {
    const attempt = await issuer.begin(listener.redirectUri);
    const answer = listener.wait(attempt.state, signal);
    await host.openBrowser(attempt.url);
    const callback = await answer;
    return callback.ok ? await issuer.finish(attempt, callback.value) : callback;
  } finally {
    listener.close();
  }
}

async function recognise(
  options: SignInOptions,
  discovery: WireDiscovery,
  tokens: Tokens,
): Promise<Result<SignedIn, SignInCode>> {
  const { apiUrl, clock, records } = options;
  if (tokens.subject === null)
    return refuse('refused', 'The sign-in page did not say who you are. Ask your IT department.');
  const credentials = {
    token: async () => ok(tokens.accessToken),
    renew: async () => ({ ok: false as const, failure: unrenewable }),
    lost: async () => {},
  };
  const http = createHttp({ ...options, baseUrl: apiUrl, credentials, appVersion: options.host.appVersion });
  const me = await readMe(http, discovery.name);
  if (!me.ok) {
    const unreachable = me.failure.code === 'offline' || me.failure.code === 'server-error';
    return refuse(
      unreachable ? 'offline' : 'refused',
      `You signed in, but the server did not say who you are. ${me.failure.message}`,
    );
  }
  const { issuer, clientId, name: clientName, features = [], recoveryKey = null } = discovery;
  const who = { issuer, subject: tokens.subject };
  const known = await records.read(personKeyOf(who));
  const record: PersonRecord = {
    ...who,
    form: 1,
    apiUrl,
    clientId,
    clientName,
    features,
    me: me.value,
    deviceId: known?.deviceId ?? DeviceId.parse(uuidV7(clock.now(), randomBytes(10))),
    refreshToken: tokens.refreshToken,
    renewalUnanswered: false,
    endedBecause: null,
    pinIsLost: known?.pinIsLost ?? false,
    leaseExpiresAt: known?.leaseExpiresAt ?? null,
    wipeOrdered: known?.wipeOrdered ?? false,
    recoveryKey,
  };
  return ok({ record, tokens });
}

const unrenewable: ApiFailure = {
  code: 'signed-out',
  message: 'The server refused the sign-in.',
  mayHaveActed: false,
  retryAfterMs: null,
};

function discoveryRefusal(failure: ApiFailure, apiUrl: string): Result<never, SignInCode> {
  if (failure.code === 'cancelled') return refuse('cancelled', 'The sign-in was cancelled.');
  if (failure.code === 'offline' || failure.code === 'server-error' || failure.code === 'rate-limited') {
    return refuse('offline', `The server at ${apiUrl} cannot be reached. Check the connection and try again.`);
  }
  return refuse(
    'not-a-client',
    `What answers at ${apiUrl} is not a Meridian server. Check the network you are in, or ask your IT department.`,
  );
}

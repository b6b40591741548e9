import type { Clock } from '../../../shared/clock.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { SessionState, Unlocked } from '../../../shared/rpc/contract.ts';
import type { Host } from '../../host/host.ts';
import type { Credentials } from '../api/http.ts';
import { apiFailure } from '../api/api-failure.ts';
import { readDiscovery } from '../api/discovery.ts';
import { readMe } from '../api/me.ts';
import { createHttp } from '../api/http.ts';
import type { Log } from '../log/log.ts';
import { errorWords } from '../log/loggable.ts';
import { openVault, type Vault } from '../vault/vault.ts';
import { createPersonRecords, type PersonRecord, personKeyOf } from './person-record.ts';
import { refreshWith } from './refresh.ts';
import { signInWithBrowser, type SignedIn, type SignInCode } from './sign-in.ts';
import { createTokenKeeper, type TokenKeeper } from './token-keeper.ts';
import type { Tokens } from './oidc.ts';

export interface SessionOptions {
  readonly host: Pick<Host, 'secrets' | 'openBrowser' | 'appVersion'>;
  /** Null when nobody said which client's server this machine works for. */
  readonly apiUrl: string | null;
  readonly clock: Clock;
  readonly log: Log;
  readonly fetch: typeof fetch;
}

export interface Session {
  state(): SessionState;
  onChange(listener: (state: SessionState) => void): void;
  /** Lets the last person go on where they were, with or without a network. */
  restore(): Promise<void>;
  /** Looks up the client's name for the sign-in screen, when nobody is signed in. A failure is no news. */
  findClient(): Promise<void>;
  signIn(): Promise<Result<Unlocked, SignInCode | 'busy'>>;
  cancelSignIn(): void;
  signOut(): Promise<void>;
  /** Asks the server again who the person is and what rules apply; a change is kept and announced. */
  refreshMe(): Promise<void>;
  /** The tokens of the person whose store has this name, for as long as they are at this machine; nobody else's. */
  credentialsFor(storeName: string): Credentials;
  /** The tokens of whoever is at this machine now. */
  currentCredentials(): Credentials;
}

interface Desk {
  record: PersonRecord;
  readonly vault: Vault;
  readonly keeper: TokenKeeper;
}

/** Who is at this machine. Tokens live here and in the machine's secrets, and nowhere else. */
export function createSession(options: SessionOptions): Session {
  const { host, clock, log, apiUrl } = options;
  const records = createPersonRecords(host.secrets);
  const listeners: ((state: SessionState) => void)[] = [];
  let desk: Desk | null = null;
  let attempt: AbortController | null = null;
  let clientName: string | null = null;

  const state = (): SessionState => {
    if (desk)
      return { status: 'signed-in', unlocked: unlockedOf(desk), reauthenticate: desk.record.refreshToken === null };
    return attempt ? { status: 'signing-in' } : { status: 'signed-out', apiUrl, clientName };
  };
  const announce = (): void => {
    for (const listener of listeners) listener(state());
  };

  /** Keeps a change of the record in memory first: a secret store that fails costs a sign-in after the next start only. */
  const keep = async (changed: Desk, change: Partial<PersonRecord>): Promise<void> => {
    changed.record = { ...changed.record, ...change };
    await records.write(changed.record).catch((error: unknown) => log.error('secret-not-stored', errorWords(error)));
  };

  const openDesk = (record: PersonRecord, vault: Vault, tokens: Tokens | null): Desk => {
    const opened: Desk = {
      record,
      vault,
      keeper: createTokenKeeper({
        clock,
        tokens,
        refreshToken: record.refreshToken,
        refresh: refreshWith(record, { fetch: options.fetch, now: clock.now }),
        store: refreshToken => keep(opened, { refreshToken }),
        onEnded: () => {
          log.warn('session-ended-by-server');
          if (desk === opened) announce();
        },
      }),
    };
    return opened;
  };

  const credentialsFor = (storeName: string): Credentials => {
    const keeper = (): TokenKeeper | null => (desk?.vault.storeName === storeName ? desk.keeper : null);
    return {
      token: async () => keeper()?.token() ?? nobody(),
      renew: async refused => keeper()?.renew(refused) ?? nobody(),
      lost: async refused => keeper()?.lost(refused),
    };
  };

  const signInOnce = async (signal: AbortSignal): Promise<Result<Unlocked, SignInCode>> => {
    if (apiUrl === null)
      return refuse('not-a-client', 'No server address is set on this machine. Ask your IT department.');
    const answer = await signInWithBrowser({ ...options, apiUrl, records, signal });
    if (!answer.ok) return answer;
    const { record, vault, tokens }: SignedIn = answer.value;
    if (desk && personKeyOf(desk.record) !== personKeyOf(record)) {
      const other = `${record.me.name} signed in, but this desk is ${desk.record.me.name}’s. Sign out first to change.`;
      return refuse('refused', other);
    }
    await records.write(record);
    await records.setActive(personKeyOf(record));
    desk?.keeper.forget();
    desk = openDesk(record, vault, tokens);
    clientName = record.clientName;
    log.info('signed-in');
    return ok(unlockedOf(desk));
  };

  return {
    state,
    onChange: listener => void listeners.push(listener),
    async restore() {
      try {
        const record = await records.active();
        if (!record || record.apiUrl !== apiUrl) return;
        const vault = await openVault(host.secrets, personKeyOf(record));
        if (vault) desk = openDesk(record, vault, null);
        else log.warn('vault-missing');
        clientName = record.clientName;
      } catch (error) {
        // The machine's secret store is locked or broken: the person signs in, and is told then if it stays so.
        log.error('session-not-restored', errorWords(error));
      }
    },
    async findClient() {
      if (desk || apiUrl === null) return;
      const http = createHttp({ ...options, baseUrl: apiUrl, credentials: null, appVersion: host.appVersion });
      const discovery = await readDiscovery(http);
      if (!discovery.ok || desk) return;
      clientName = discovery.value.name;
      announce();
    },
    async signIn() {
      if (attempt) return refuse('busy', 'A sign-in is already waiting in the browser. Finish it there, or cancel it.');
      const current = new AbortController();
      attempt = current;
      announce();
      try {
        return await signInOnce(current.signal);
      } catch (error) {
        // Only the machine itself is left to fail: secrets that cannot be stored, a browser that does not open.
        log.error('sign-in-failed', errorWords(error));
        return refuse(
          'refused',
          'This machine could not open the browser or keep the sign-in safely. Ask your IT department.',
        );
      } finally {
        attempt = null;
        announce();
      }
    },
    cancelSignIn: () => attempt?.abort(),
    async signOut() {
      attempt?.abort();
      const leaving = desk;
      desk = null;
      if (!leaving) return;
      leaving.keeper.forget();
      try {
        await keep(leaving, { refreshToken: null });
        await records.setActive(null);
        log.info('signed-out');
      } finally {
        // A machine that cannot write this down has still let nobody stay at the desk.
        announce();
      }
    },
    async refreshMe() {
      const asked = desk;
      if (!asked || apiUrl === null) return;
      const http = createHttp({ ...options, baseUrl: apiUrl, credentials: asked.keeper, appVersion: host.appVersion });
      const me = await readMe(http, asked.record.clientName);
      if (!me.ok || desk !== asked || JSON.stringify(me.value) === JSON.stringify(asked.record.me)) return;
      await keep(asked, { me: me.value });
      announce();
    },
    credentialsFor,
    currentCredentials: () => credentialsFor(desk?.vault.storeName ?? ''),
  };
}

function unlockedOf({ record, vault }: Desk): Unlocked {
  const { me, deviceId, features } = record;
  return { me, deviceId, features, storeName: vault.storeName, masterKey: vault.masterKey };
}

function nobody(): ReturnType<typeof apiFailure> {
  return apiFailure('signed-out', 'Nobody is signed in.', { mayHaveActed: false });
}

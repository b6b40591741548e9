import { createHash } from 'node:crypto';
import type { SecretStore } from '../../../host/host.ts';
import { createFakeClock, type FakeClock } from '../../testing/fake-clock.ts';
import { createScriptedIssuer, SCRIPTED_API_URL, type ScriptedIssuer } from '../../testing/scripted-issuer.ts';
import { silentLog } from '../../testing/silent-log.ts';
import { type CrashingSecrets, crashingSecrets } from '../../vault/testing/crashing-secrets.ts';
import { quickStretch } from '../../vault/testing/quick-stretch.ts';
import { createVaults } from '../../vault/vault.ts';
import type { SessionOptions } from '../context.ts';
import { openKeptTime } from '../kept-time.ts';
import { createPersonRecords } from '../person-record.ts';
import { createSession, type Session } from '../session.ts';
import { createWipes, type WipeIntent } from '../wipe.ts';

export interface MachineOptions {
  readonly secrets?: SecretStore;
  readonly issuer?: ScriptedIssuer;
  readonly apiUrl?: string | null;
  readonly clock?: FakeClock;
  readonly policy?: SessionOptions['policy'];
  readonly note?: SessionOptions['note'];
  readonly rescue?: (intent: WipeIntent) => Promise<number>;
  readonly deleteFiles?: (storeName: string) => Promise<void>;
}

/** A session on a machine that a test plays: its secrets, its clocks, its browser and the client's server. */
export interface Machine {
  readonly session: Session;
  readonly wipes: ReturnType<typeof createWipes>;
  readonly issuer: ScriptedIssuer;
  readonly secrets: SecretStore;
  /** The same, when no test gave its own: can be cut off. */
  readonly crash: CrashingSecrets;
  /** Every master key that was in memory: the very bytes. */
  readonly keys: readonly Buffer[];
  readonly clock: FakeClock;
  readonly opened: string[];
  readonly statuses: string[];
  /** How often the window was asked to save what was typed. */
  readonly flushes: number;
  /** Sets the wall clock; what cannot be set goes on. */
  setWallClock(byMs: number): void;
  /** Starts a sign-in and resolves with the address in the browser. */
  begin(): Promise<{ url: string; answer: ReturnType<Session['signIn']> }>;
  /** The whole of a sign-in. */
  signIn(subject?: string): ReturnType<Session['signIn']>;
  /** The program ended, however, and is started again on the same machine. */
  restart(more?: MachineOptions): Promise<Machine>;
}

export async function aMachine(options: MachineOptions = {}, wallOffsetMs = 0): Promise<Machine> {
  const fake = options.clock ?? createFakeClock();
  let offsetMs = wallOffsetMs;
  const clock = { now: () => fake.now() + offsetMs, after: fake.after };
  // The scripted id token must be valid for openid-client, which knows only the real time.
  const issuer = options.issuer ?? createScriptedIssuer(Date.now);
  const secrets = options.secrets ?? crashingSecrets();
  const crash = secrets as CrashingSecrets;
  const keys: Buffer[] = [];
  const opened: string[] = [];
  const statuses: string[] = [];
  let flushes = 0;
  let onOpen = (): void => {};
  const log = silentLog;
  const records = createPersonRecords(secrets);
  const time = await openKeptTime({ secrets, clock, monotonic: fake.now, log });
  const vaults = createVaults({ secrets, now: time.now, stretch: quickStretch });
  const rescue = options.rescue ?? (() => Promise.resolve(0));
  const deleteFiles = options.deleteFiles ?? (() => Promise.resolve());
  const wipes = createWipes({ secrets, vaults, records, log, rescue, deleteFiles });
  const session = createSession({
    host: {
      openBrowser: async url => {
        opened.push(url);
        onOpen();
      },
      appVersion: '1.0.0',
      platform: 'linux',
    },
    apiUrl: options.apiUrl === undefined ? SCRIPTED_API_URL : options.apiUrl,
    clock,
    monotonic: fake.now,
    time,
    log,
    fetch: issuer.fetch,
    policy: options.policy ?? {},
    ...(options.note && { note: options.note }),
    records,
    vaults: {
      ...vaults,
      async make(personKey, share) {
        const vault = await vaults.make(personKey, share);
        keys.push(vault.masterKey);
        return vault;
      },
      async open(personKey, pin) {
        const answer = await vaults.open(personKey, pin);
        if (answer.ok) keys.push(answer.value.masterKey);
        return answer;
      },
      async recover(personKey, share) {
        const answer = await vaults.recover(personKey, share);
        if (answer.ok) keys.push(answer.value.masterKey);
        return answer;
      },
    },
    wipes,
    beforeLock: async () => void flushes++,
    journalKeyOf: masterKey => createHash('sha256').update('journal').update(masterKey).digest(),
  });
  session.onChange(state => statuses.push(state.status));

  const begin = async (): ReturnType<Machine['begin']> => {
    const browser = new Promise<void>(resolve => {
      onOpen = resolve;
    });
    const answer = session.signIn();
    await browser;
    return { url: opened.at(-1) ?? '', answer };
  };
  return {
    session,
    wipes,
    issuer,
    secrets,
    crash,
    keys,
    clock: fake,
    opened,
    statuses,
    get flushes() {
      return flushes;
    },
    setWallClock: byMs => void (offsetMs += byMs),
    begin,
    async signIn(subject = 'ana') {
      const { url, answer } = await begin();
      await issuer.signIn(url, subject);
      return answer;
    },
    async restart(more = {}) {
      await session.end();
      const again = await aMachine({ ...options, secrets, issuer, clock: fake, ...more }, offsetMs);
      await again.session.restore();
      return again;
    },
  };
}

/** A person at their open desk, with the answers of a server that has a lease for them. */
export async function aDesk(
  options: MachineOptions & { share?: Buffer | null; pin?: string; leaseHours?: number } = {},
): Promise<Machine> {
  const { share = null, pin, leaseHours = 12, ...rest } = options;
  const machine = await aMachine(rest);
  machine.issuer.lease = leaseOf(machine, leaseHours, share);
  const answer = await machine.signIn();
  if (!answer.ok) throw new Error(answer.failure.message);
  if (pin !== undefined) await machine.session.setPin(null, pin);
  return machine;
}

/** What the server says now: readable for so many hours more. */
export function leaseOf({ clock }: Machine, hours: number, share: Buffer | null = null) {
  return {
    serverTime: new Date(clock.now()).toISOString(),
    leaseExpiresAt: new Date(clock.now() + hours * 3_600_000).toISOString(),
    order: 'none' as const,
    ...(share && { share: share.toString('base64') }),
  };
}

export function storeOf({ session }: Pick<Machine, 'session'>): string {
  const state = session.state();
  return state.status === 'signed-in' ? state.unlocked.storeName : '';
}

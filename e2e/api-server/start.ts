import { randomUUID } from 'node:crypto';
import type { Clock } from '../../shared/clock.ts';
import type { Bundle } from '../cases/bundle.ts';
import { loadBundle } from '../cases/load-bundle.ts';
import { type Database, writeTransaction } from './database/database.ts';
import { keptValue } from './database/meta.ts';
import { migrate } from './database/migrate.ts';
import { openPostgres } from './database/pg-database.ts';
import { openPglite } from './database/pglite-database.ts';
import { Faults } from './faults.ts';
import { freePort } from './free-port.ts';
import { createApp } from './http/create-app.ts';
import { Notifier } from './http/notifier.ts';
import { sweepOidc } from './identity/oidc-adapter.ts';
import { createProvider } from './identity/provider.ts';
import { importBundles, isEmpty } from './import-bundles.ts';
import { type Ledger, readLedger } from './ledger.ts';
import { People } from './records/people.ts';
import { pruneChanges } from './records/prune-changes.ts';
import { recoveryKeyOf } from './recovery-key.ts';

const HOST = '127.0.0.1';
/** How long a workstation may stay away and still be told only what changed. */
const KEEP_CHANGES_MS = 180 * 86_400_000;

export interface ApiServerOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Where PGlite keeps its data; without it and without `databaseUrl`, in memory. */
  readonly dataDir?: string | undefined;
  /** A PostgreSQL server; stronger than `dataDir`. */
  readonly databaseUrl?: string | undefined;
  /** Bundles, or folders to load them from; only read when the database is empty. */
  readonly bundles: readonly (Bundle | string)[];
  readonly clock?: Clock | undefined;
  /** Offers `/__test/faults` and `/__test/ledger`. */
  readonly allowFaults?: boolean | undefined;
  /** A line per request. */
  readonly log?: ((line: string) => void) | undefined;
}

export interface ApiServer {
  readonly url: string;
  readonly epoch: string;
  readonly database: Database;
  readonly faults: Faults;
  ledger(): Promise<Ledger>;
  /** The device's next check-in, and its open event stream, are told to wipe. */
  orderWipe(deviceId: string): Promise<void>;
  /** Forgets changes older than `beforeMs`; cursors into them are then `cursor-expired`. */
  forgetChanges(beforeMs: number): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the reference client API. Rejects with a sentence for people when it cannot. */
export async function startApiServer(options: ApiServerOptions): Promise<ApiServer> {
  const clock = options.clock ?? { now: () => Date.now(), after: afterTimeout };
  const database = options.databaseUrl
    ? await openPostgres(options.databaseUrl)
    : await openPglite(options.dataDir ?? null);
  try {
    return await serve(options, database, clock);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function serve(options: ApiServerOptions, database: Database, clock: Clock): Promise<ApiServer> {
  await migrate(database);
  if (await isEmpty(database)) {
    const bundles: Bundle[] = [];
    for (const bundle of options.bundles) {
      bundles.push(typeof bundle === 'string' ? await loadBundle(bundle, { now: clock.now() }) : bundle);
    }
    if (bundles.length > 0) await importBundles(database, bundles, clock.now());
  }
  await sweepOidc(database);
  const forgetChanges = (beforeMs: number) => writeTransaction(database, tx => pruneChanges(tx, beforeMs));
  await forgetChanges(clock.now() - KEEP_CHANGES_MS);

  const people = await People.read(database);
  const notifier = new Notifier();
  const faults = new Faults();
  const epoch = await keptValue(database, 'epoch', randomUUID);
  const orderWipe = async (deviceId: string) => {
    const owners = await database.query<{ person_id: string }>(
      'update devices set wipe = true where id = $1 returning person_id',
      [deviceId],
    );
    notifier.tell(
      owners.map(owner => owner.person_id),
      { type: 'wipe', deviceId },
    );
  };
  // The issuer's name holds the port, so the port has to be known before there is anything to serve on it.
  const port = options.port === 0 ? await freePort() : options.port;
  const url = `http://${HOST}:${port}`;
  const app = createApp({
    url,
    database,
    provider: await createProvider(url, database, people),
    people,
    notifier,
    faults,
    epoch,
    clientName:
      people.ids.map(id => people.get(id).client?.name).find(name => name !== undefined) ?? 'Reference client',
    recoveryKey: await recoveryKeyOf(database),
    clock,
    allowFaults: options.allowFaults ?? false,
    orderWipe,
    log: options.log ?? null,
    onBug: error => console.error('The reference API met a bug:', error),
  });
  try {
    await app.listen({ host: HOST, port });
  } catch (error) {
    throw portTaken(error, port);
  }
  return {
    url,
    epoch,
    database,
    faults,
    ledger: () => readLedger(database),
    orderWipe,
    forgetChanges,
    stop: async () => {
      faults.release();
      await app.close();
      await database.close();
    },
  };
}

function portTaken(error: unknown, port: number): unknown {
  if (!(error instanceof Error && 'code' in error)) return error;
  if (error.code === 'EADDRINUSE') {
    return new Error(`Port ${port} is taken. Stop what uses it, or choose another with --port.`, { cause: error });
  }
  if (error.code === 'EACCES') {
    return new Error(`Port ${port} may not be used by this user. Choose one above 1023 with --port.`, { cause: error });
  }
  return error;
}

function afterTimeout(delayMs: number, callback: () => void): () => void {
  const timer = setTimeout(callback, delayMs);
  return () => clearTimeout(timer);
}

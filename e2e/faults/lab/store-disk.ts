/* oxlint-disable eslint/no-underscore-dangle -- a crash needs the insides of the fake database */
import { IDBFactory, IDBObjectStore, IDBRequest, IDBTransaction, IDBVersionChangeEvent } from 'fake-indexeddb';
import type { Process } from './process.ts';

/** What a program is about to do to a table of its database, inside a transaction. */
export interface StoreTouch {
  readonly act: 'put' | 'add' | 'delete';
  readonly table: string;
  readonly value: Readonly<Record<string, unknown>>;
  /** Of a delete: what is deleted. */
  readonly key: unknown;
  /** The tables of the transaction. */
  readonly scope: readonly string[];
}

/** Where one workstation keeps its databases: outlives the programs that use it. */
export interface StoreDisk {
  /** From now on this program uses the database of this name. When it is killed, what it had not committed never was. */
  serve(process: Process, name: string): void;
  /** Hears of every touch before it happens. */
  watch: (touch: StoreTouch) => void;
  /** Nobody uses it any more. */
  forget(): void;
  /** Every write fails with this until it is taken back. */
  failure: 'QuotaExceededError' | 'UnknownError' | null;
  /** As after a full disk: the browser has deleted everything. Only while no program uses it. */
  wipe(): void;
  /** The connections break under the programs. */
  breakConnections(): void;
  /** Grows with whatever may have changed a table: what was read at the same number is what would be read now. */
  age(table: string): number;
  /** Changes one byte of a sealed box. Returns where, or null when there is none. */
  tamper(choose: (count: number) => number): string | null;
}

/** The insides of the fake that a crash needs. */
interface RawTransaction {
  readonly db: RawConnection;
  _state: string;
  readonly objectStoreNames: Iterable<string>;
  _abort(name: string | null): void;
  _execRequestAsync(request: { source: unknown; operation: () => unknown }): IDBRequest;
}
interface RawConnection extends EventTarget {
  _closed: boolean;
  _closePending: boolean;
  readonly _rawDatabase: RawDatabase;
}
interface RawRecord {
  readonly value: Record<string, unknown>;
}
interface RawDatabase {
  connections: RawConnection[];
  readonly transactions: RawTransaction[];
  readonly rawObjectStores: Map<string, { records: { values(): Iterable<RawRecord> } }>;
  processTransactions(): void;
}
type Writer = (this: RawStore, ...parts: unknown[]) => IDBRequest;
interface RawStore {
  readonly name: string;
  readonly transaction: RawTransaction;
}

interface Owner {
  readonly process: Process;
  readonly disk: StoreDisk;
  grow(table: string): void;
}
const owners = new WeakMap<object, Owner>();

const served = new Map<
  string,
  {
    process: Process;
    disk: StoreDisk;
    factoryOf: () => IDBFactory;
    adopt: (request: IDBOpenDBRequest) => IDBOpenDBRequest;
  }
>();

/** What Dexie takes for the browser's IndexedDB: every database is on the disk of the machine that it was served for. */
export const LAB_INDEXED_DB = {
  open(name: string, version?: number): IDBOpenDBRequest {
    const at = servedAs(name);
    // A program that is dead does not open it again.
    if (!at.process.isAlive()) return new IDBRequest() as IDBOpenDBRequest;
    return at.adopt(at.factoryOf().open(name, version));
  },
  deleteDatabase: (name: string): IDBOpenDBRequest => servedAs(name).factoryOf().deleteDatabase(name),
  cmp: (first: unknown, second: unknown): number => new IDBFactory().cmp(first, second),
  databases: async (): Promise<IDBDatabaseInfo[]> =>
    (await Promise.all([...served.values()].map(one => one.factoryOf().databases()))).flat(),
};

function servedAs(name: string) {
  const found = served.get(name);
  if (!found) throw new Error(`Nobody serves the database ${name}`);
  return found;
}

interceptWrites('put');
interceptWrites('add');
interceptWrites('delete');
noticeClearing();
silenceTheDead(IDBTransaction.prototype, target => (target as unknown as RawTransaction).db);
silenceTheDead(IDBRequest.prototype, target => (target as unknown as { transaction?: RawTransaction }).transaction?.db);

export function createStoreDisk(): StoreDisk {
  let factory = new IDBFactory();
  const connections = new Set<RawConnection>();
  const ages = new Map<string, number>();
  /** Of all tables at once. */
  let age = 0;
  const grow = (table: string): void => void ages.set(table, (ages.get(table) ?? 0) + 1);
  const databases = (): RawDatabase[] => [
    ...(factory as unknown as { _databases: Map<string, RawDatabase> })._databases.values(),
  ];
  const disk: StoreDisk = {
    serve(process, name) {
      const adopt = (request: IDBOpenDBRequest): IDBOpenDBRequest => {
        const own = (): void => {
          const connection = request.result as unknown as RawConnection | undefined;
          if (!connection || owners.has(connection)) return;
          owners.set(connection, { process, disk, grow });
          age++;
          connections.add(connection);
          process.onKill(() => dropConnection(connection));
          if (!process.isAlive()) dropConnection(connection);
        };
        request.addEventListener('upgradeneeded', own);
        request.addEventListener('success', own);
        return request;
      };
      served.set(name, { process, disk, factoryOf: () => factory, adopt });
    },
    forget() {
      for (const [name, one] of served) if (one.disk === disk) served.delete(name);
    },
    watch: () => {},
    failure: null,
    age: table => age + (ages.get(table) ?? 0),
    wipe() {
      age++;
      factory = new IDBFactory();
    },
    breakConnections() {
      for (const connection of connections) {
        if (connection._closed) continue;
        dropConnection(connection);
        connection.dispatchEvent(new IDBVersionChangeEvent('close'));
      }
    },
    tamper(choose) {
      const boxes = databases().flatMap(database =>
        [...database.rawObjectStores].flatMap(([table, { records }]) =>
          [...records.values()].flatMap(({ value }) => {
            const { box } = value;
            return box instanceof Uint8Array ? [{ table, box }] : [];
          }),
        ),
      );
      const hit = boxes[choose(boxes.length)];
      if (!hit) return null;
      const at = choose(hit.box.length);
      hit.box[at] = (hit.box[at] ?? 0) ^ 0x10;
      age++;
      return `${hit.table}, byte ${at}`;
    },
  };
  return disk;
}

/** What the browser does when a program that used the database is gone: rolls back, and lets the others go on. */
function dropConnection(connection: RawConnection): void {
  const database = connection._rawDatabase;
  for (const transaction of database.transactions) {
    if (transaction.db === connection && transaction._state !== 'finished') transaction._abort('AbortError');
  }
  connection._closePending = true;
  connection._closed = true;
  database.connections = database.connections.filter(other => other !== connection);
  database.processTransactions();
}

function interceptWrites(act: StoreTouch['act']): void {
  const prototype = IDBObjectStore.prototype as unknown as Record<string, Writer>;
  const write = prototype[act];
  if (!write) throw new Error(`The fake database has no ${act}`);
  prototype[act] = function intercepted(...parts) {
    const { transaction } = this;
    const owner = owners.get(transaction.db);
    if (!owner) return write.apply(this, parts);
    owner.grow(this.name);
    const value = typeof parts[0] === 'object' && parts[0] !== null ? (parts[0] as Record<string, unknown>) : {};
    owner.disk.watch({ act, table: this.name, value, key: parts[0], scope: [...transaction.objectStoreNames] });
    // Killed by what watches: the program never learns what became of this.
    if (!owner.process.isAlive()) return new IDBRequest();
    const { failure } = owner.disk;
    if (failure === null || act === 'delete') return write.apply(this, parts);
    return transaction._execRequestAsync({
      source: this,
      operation: () => {
        throw new DOMException('The disk did not take it', failure);
      },
    });
  };
}

function noticeClearing(): void {
  const prototype = IDBObjectStore.prototype as unknown as Record<'clear', Writer>;
  const { clear } = prototype;
  prototype.clear = function noticed(...parts) {
    owners.get(this.transaction.db)?.grow(this.name);
    return clear.apply(this, parts);
  };
}

function silenceTheDead(prototype: EventTarget, connectionOf: (target: EventTarget) => object | undefined): void {
  const dispatch = prototype.dispatchEvent;
  Object.defineProperty(prototype, 'dispatchEvent', {
    configurable: true,
    value(this: EventTarget, event: Event): boolean {
      const connection = connectionOf(this);
      const owner = connection && owners.get(connection);
      // An upgrade that is rolled back has to be told to the database itself, or nobody opens it any more.
      const isUpgrade = 'mode' in this && this.mode === 'versionchange';
      return owner && !owner.process.isAlive() && !isUpgrade ? true : dispatch.call(this, event);
    },
  });
}

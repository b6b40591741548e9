import type { LogFile, LogFiles } from '../sealed-log/log-files.ts';

/** One call to the file layer, before it takes effect. */
export interface FileCall {
  /** Counts up from 1. */
  readonly n: number;
  readonly what:
    | 'list'
    | 'read'
    | 'create'
    | 'append'
    | 'sync'
    | 'close'
    | 'truncate'
    | 'rename'
    | 'remove'
    | 'sync-folder';
  readonly name: string;
}

/**
 * What happens to a call: an error code is its failure (of an append: after half of its bytes), `power-before` and
 * `power-after` end the machine, without the call's effect or with it.
 */
type Fate = 'power-before' | 'power-after' | (string & {}) | null;

/** What is left of what was never synced. `kill`: everything, for only the program died. */
export type Survival = 'least' | 'half' | 'kill';

interface Inode {
  bytes: Buffer;
  /** As many bytes survive a power cut for certain. */
  synced: number;
}

/** A folder of log files in memory that can lose power, fail and fill up. */
export interface MemoryLogFiles extends LogFiles {
  /** Decides about every call from now on. */
  fate: (call: FileCall) => Fate;
  /** Bytes that fit; appends beyond it fail with `ENOSPC` after what fits. */
  capacity: number;
  readonly calls: number;
  /** The folder as the next start finds it. */
  afterRestart(survival: Survival): MemoryLogFiles;
  /** The bytes of a file, to be damaged. */
  bytesOf(name: string): Buffer;
  put(name: string, bytes: Buffer): void;
  names(): string[];
}

export function createMemoryLogFiles(
  start: ReadonlyMap<string, Buffer> = new Map(),
  capacity = Number.POSITIVE_INFINITY,
): MemoryLogFiles {
  const entries = new Map<string, Inode>();
  for (const [name, bytes] of start) entries.set(name, { bytes: Buffer.from(bytes), synced: bytes.length });
  let durable = new Map(entries);
  let pending: ((names: Map<string, Inode>) => void)[] = [];
  let calls = 0;
  let isDead = false;

  const call = async <T>(what: FileCall['what'], name: string, effect: () => T, half?: () => void): Promise<T> => {
    // A real file system answers in a later turn.
    await Promise.resolve();
    if (isDead) throw failure('EIO', 'no power');
    const fate = files.fate({ n: ++calls, what, name });
    if (fate === null) return effect();
    if (fate !== 'power-before' && fate !== 'power-after') {
      half?.();
      throw failure(fate, what);
    }
    if (fate === 'power-after') effect();
    else half?.();
    isDead = true;
    throw failure('EIO', 'no power');
  };
  const inFolder = (change: (names: Map<string, Inode>) => void): void => {
    change(entries);
    pending.push(change);
  };
  const inode = (name: string): Inode => {
    const found = entries.get(name);
    if (!found) throw failure('ENOENT', name);
    return found;
  };
  const used = (): number => [...entries.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);

  const open = (name: string, file: Inode): LogFile => ({
    append: bytes => {
      const add = (count: number): void => {
        file.bytes = Buffer.concat([file.bytes, bytes.subarray(0, count)]);
      };
      return call(
        'append',
        name,
        () => {
          const fits = Math.max(0, Math.min(bytes.length, files.capacity - used()));
          add(fits);
          if (fits < bytes.length) throw failure('ENOSPC', name);
        },
        () => add(Math.floor(bytes.length / 2)),
      );
    },
    sync: () => call('sync', name, () => void (file.synced = file.bytes.length)),
    close: () => call('close', name, () => {}),
  });

  const files: MemoryLogFiles = {
    fate: () => null,
    capacity,
    get calls() {
      return calls;
    },
    list: () =>
      call('list', '', () => [...entries].map(([name, { bytes }]) => ({ name, size: bytes.length })).toReversed()),
    read: (name, part) =>
      call('read', name, () => {
        const { bytes } = inode(name);
        return Buffer.from(part ? bytes.subarray(part.offset, part.offset + part.length) : bytes);
      }),
    create: name =>
      call('create', name, () => {
        if (entries.has(name)) throw failure('EEXIST', name);
        const file: Inode = { bytes: Buffer.alloc(0), synced: 0 };
        inFolder(names => names.set(name, file));
        return open(name, file);
      }),
    truncate: (name, size) =>
      call('truncate', name, () => {
        const file = inode(name);
        file.bytes = Buffer.from(file.bytes.subarray(0, size));
        file.synced = file.bytes.length;
      }),
    rename: (from, to) =>
      call('rename', from, () => {
        const file = inode(from);
        inFolder(names => {
          names.delete(from);
          names.set(to, file);
        });
      }),
    remove: name => call('remove', name, () => inFolder(names => names.delete(name))),
    syncFolder: () =>
      call('sync-folder', '', () => {
        durable = new Map(entries);
        pending = [];
      }),
    afterRestart(survival) {
      const names = survival === 'kill' ? entries : new Map(durable);
      if (survival === 'half') for (const change of pending.slice(0, Math.ceil(pending.length / 2))) change(names);
      const left = [...names].map(([name, { bytes, synced }]): [string, Buffer] => {
        const unsynced =
          survival === 'kill' ? bytes.length - synced : survival === 'half' ? (bytes.length - synced) / 2 : 0;
        return [name, bytes.subarray(0, synced + Math.floor(unsynced))];
      });
      return createMemoryLogFiles(new Map(left), files.capacity);
    },
    bytesOf: name => inode(name).bytes,
    put(name, bytes) {
      const file = { bytes: Buffer.from(bytes), synced: bytes.length };
      entries.set(name, file);
      durable.set(name, file);
    },
    names: () => [...entries.keys()].toSorted(),
  };
  return files;
}

function failure(code: string, what: string): Error {
  return Object.assign(new Error(`${code}: ${what}`), { code });
}

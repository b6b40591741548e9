import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { IDBKeyRange, indexedDB } from 'fake-indexeddb';
import { seeded } from './seeded.ts';

/**
 * Makes this process repeatable: the first import of the laboratory's programs, before anything that keeps a global.
 * Thread pools and real timers would finish in an order that no seed decides, so WebCrypto works at once here, chance
 * comes from the seed, and every turn that is owed is counted, so that "nothing is left to do" can be known.
 */

const realImmediate = globalThis.setImmediate;
const realTimeout = globalThis.setTimeout;
/** Far more than any work takes. */
const MOST_TURNS = 3000;
let owed = 0;
let chance = seeded(1);

function counted(callback: (...parts: unknown[]) => void, ...parts: unknown[]): NodeJS.Immediate {
  owed++;
  return realImmediate(() => {
    owed--;
    try {
      callback(...parts);
    } catch {
      // What a listener throws goes to the window's error event in a browser, and ends nothing.
    }
  });
}

/** Whatever is random from here on follows from `seed`. */
export function reseed(seed: number): void {
  chance = seeded(seed);
}

/** Lets everything that is ready run, promise chains and turns of the event loop, until nothing is left. */
export async function settle(): Promise<void> {
  let quiet = 0;
  // Streams take a turn that nobody counts; three quiet ones mean that nothing is on its way. A database that waits for
  // a connection to close asks at every turn: whatever closes it needs time to go on.
  for (let turns = 0; quiet < 3 && turns < MOST_TURNS; turns++) {
    await turn();
    quiet = owed === 0 ? quiet + 1 : 0;
  }
}

function turn(): Promise<void> {
  return new Promise(resolve => void realImmediate(resolve));
}

async function owing<T>(work: Promise<T>): Promise<T> {
  owed++;
  try {
    return await work;
  } finally {
    owed--;
  }
}

interface RawKey {
  readonly raw: Buffer;
}
interface GcmParameters {
  readonly iv: Uint8Array;
  readonly additionalData?: Uint8Array;
}
const TAG_BYTES = 16;

const subtleAtOnce = {
  importKey: async (_form: string, raw: Uint8Array): Promise<RawKey> => ({ raw: Buffer.from(raw) }),
  async encrypt({ iv, additionalData }: GcmParameters, { raw }: RawKey, bytes: Uint8Array): Promise<ArrayBuffer> {
    const cipher = createCipheriv('aes-256-gcm', raw, iv);
    if (additionalData) cipher.setAAD(additionalData);
    return plain(Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]));
  },
  async decrypt({ iv, additionalData }: GcmParameters, { raw }: RawKey, box: Uint8Array): Promise<ArrayBuffer> {
    const end = box.length - TAG_BYTES;
    try {
      const cipher = createDecipheriv('aes-256-gcm', raw, iv);
      if (additionalData) cipher.setAAD(additionalData);
      cipher.setAuthTag(box.subarray(end));
      return plain(Buffer.concat([cipher.update(box.subarray(0, end)), cipher.final()]));
    } catch {
      // As WebCrypto says it, without a word about what was wrong.
      throw new DOMException('The operation failed', 'OperationError');
    }
  },
  digest: async (_name: string, bytes: Uint8Array): Promise<ArrayBuffer> =>
    plain(createHash('sha256').update(bytes).digest()),
};

function plain(bytes: Buffer): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}

function randomValues<T extends ArrayBufferView>(view: T): T {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Math.floor(chance() * 256);
  return view;
}

/** Locks by name, each held until the promise of its holder settles, as in a browser. */
const locks = new Map<string, Promise<unknown>>();

async function requestLock<T>(name: string, hold: () => Promise<T>): Promise<T> {
  const mine = (locks.get(name) ?? Promise.resolve()).then(hold, hold);
  locks.set(name, mine);
  return await mine;
}

/** The programs that held locks with this word in their names are dead. */
export function dropLocks(word: string): void {
  for (const name of locks.keys()) if (name.includes(word)) locks.delete(name);
}

Object.defineProperty(globalThis, 'navigator', {
  value: {
    locks: { request: requestLock },
    storage: { estimate: async () => ({ quota: 64 * 1024 ** 3, usage: 0 }), persist: async () => true },
  },
});
Object.defineProperty(globalThis.crypto, 'subtle', { value: subtleAtOnce });
Object.defineProperty(globalThis.crypto, 'getRandomValues', { value: randomValues });
Object.assign(globalThis, {
  // Dexie looks at these once, as it is loaded, to learn what keys there can be.
  indexedDB,
  IDBKeyRange,
  setImmediate: counted,
  // Only "as soon as possible" is asked of the real clock by what is tested here; it is the next turn.
  setTimeout: (callback: () => void, delayMs = 0) => (delayMs > 5 ? realTimeout(callback, delayMs) : counted(callback)),
});
const { compile, instantiate } = WebAssembly;
Object.assign(WebAssembly, {
  compile: (bytes: BufferSource) => owing(compile(bytes)),
  instantiate: (code: BufferSource, imports?: WebAssembly.Imports) => owing(instantiate(code, imports)),
});
Math.random = () => chance();
// Dexie would tell every store in this process of every commit, a thread away.
Reflect.deleteProperty(globalThis, 'BroadcastChannel');

import type { CaseId } from '../../shared/model/ids.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { Handlers } from '../../shared/rpc/define.ts';
import type { KeysChange, keysContract, RingContent, RingKey } from '../../shared/rpc/keys-contract.ts';
import { packKeys } from '../../shared/rpc/packed-keys.ts';
import { KeyRing } from '../data/keys/key-ring.ts';
import type { KeySource } from '../data/keys/key-source.ts';
import type { StoreAccess } from '../data/open-parts.ts';

/** The main process as far as it keeps keys: what it has outlives every store that is opened on it. */
export interface KeyService {
  /** For one more program that opens the store: the window, or its worker. */
  connect(): KeySource;
  /** As the main process answers it over a pipe. */
  readonly handlers: Handlers<typeof keysContract>;
  /** What there are keys for: case ids, and `page 7`. */
  inventory(): string[];
  keys(): readonly RingKey[];
  /** The ring was lost: a new one begins. */
  lose(): void;
  /** Called before each call takes effect; what it throws is the end of the program that called. */
  before: (call: 'keys.all' | 'keys.make' | 'keys.destroy') => void;
  /** The disk is full: nothing is made or destroyed. */
  isFull: boolean;
}

const services = new Map<string, KeyService>();

/** The same for the same store, as long as the page is there. */
export function keyServiceOf(storeName: string): KeyService {
  const known = services.get(storeName) ?? createKeyService();
  services.set(storeName, known);
  return known;
}

/** What opens a store, with a ring that is not loaded yet: as the window or its worker comes to it. */
export function accessTo(storeName: string, masterKey: Uint8Array): StoreAccess {
  return { storeName, masterKey, ring: new KeyRing(keyServiceOf(storeName).connect()) };
}

/** @param content what the ring already holds */
export function createKeyService(content: RingContent = { id: 'ring 1', next: 1, keys: [] }): KeyService {
  let keys = new Map<number, RingKey>(content.keys.map(key => [key[0], key]));
  const ofCase = new Map(content.keys.flatMap(([number, caseId]) => (caseId === null ? [] : [[caseId, number]])));
  let { id, next } = content;
  const listeners = new Set<(change: KeysChange) => void>();
  const full = refuse('storage', 'The disk is full.');
  const make = (caseId: CaseId | null): RingKey => {
    const here = caseId === null ? undefined : keys.get(ofCase.get(caseId) ?? 0);
    if (here) return here;
    const bytes = crypto.getRandomValues(new Uint8Array(32));
    const made: RingKey = [next++, caseId, btoa(String.fromCharCode(...bytes))];
    keys.set(made[0], made);
    if (caseId !== null) ofCase.set(caseId, made[0]);
    return made;
  };
  const service: KeyService = {
    handlers: {
      'keys.all': async () => {
        service.before('keys.all');
        return ok({ id, next, keys: packKeys([...keys.values()]) });
      },
      'keys.make': async ({ cases, pages }) => {
        service.before('keys.make');
        if (service.isFull) return full;
        const made = [...cases, ...Array.from({ length: pages }, () => null)].map(make);
        for (const listener of listeners) listener({ made, destroyed: [] });
        return ok({ next, keys: made });
      },
      'keys.destroy': async ({ numbers }) => {
        service.before('keys.destroy');
        if (service.isFull) return full;
        const destroyed = numbers.filter(number => keys.delete(number));
        for (const listener of listeners) listener({ made: [], destroyed });
        return ok(undefined);
      },
    },
    connect: () => ({
      ...service.handlers,
      onChange: listener => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    }),
    inventory: () => [...keys.values()].map(([number, caseId]) => caseId ?? `page ${number}`).toSorted(),
    keys: () => [...keys.values()],
    lose() {
      keys = new Map();
      id = `after ${id}`;
      next = 1;
    },
    before: () => {},
    isFull: false,
  };
  return service;
}

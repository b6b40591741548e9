import type { CaseId } from '../../shared/model/ids.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { Handlers } from '../../shared/rpc/define.ts';
import type { KeysChange, keysContract, RingKey } from '../../shared/rpc/keys-contract.ts';
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

export function createKeyService(): KeyService {
  let keys = new Map<number, RingKey>();
  let ring = 1;
  let next = 1;
  const listeners = new Set<(change: KeysChange) => void>();
  const full = refuse('storage', 'The disk is full.');
  const make = (caseId: CaseId | null): RingKey => {
    const here = [...keys.values()].find(([, of]) => of !== null && of === caseId);
    if (here) return here;
    const bytes = crypto.getRandomValues(new Uint8Array(32));
    const made: RingKey = [next++, caseId, btoa(String.fromCharCode(...bytes))];
    keys.set(made[0], made);
    return made;
  };
  const service: KeyService = {
    handlers: {
      'keys.all': async () => {
        service.before('keys.all');
        return ok({ id: `ring ${ring}`, next, keys: [...keys.values()] });
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
      ring++;
      next = 1;
    },
    before: () => {},
    isFull: false,
  };
  return service;
}

import type { SecretStore } from '../../../host/host.ts';

/** The power went. Nothing is written after it. */
class PowerCut extends Error {
  override readonly name = 'PowerCut';
}

export interface CrashingSecrets extends SecretStore {
  /** What is on the disk, by name. */
  readonly stored: Map<string, string>;
  /** Writes and deletions so far. */
  readonly changes: number;
  /** The power has gone. */
  readonly isCut: boolean;
  /** The power goes at this change (0 is the next one): before it, or just after it. Null: it stays. */
  cutAt(change: number | null, when?: 'before' | 'after'): void;
}

/** A secret store that can be cut off at each of its writes, and whose raw contents a test can look at. */
export function crashingSecrets(stored = new Map<string, string>(), backend = 'memory'): CrashingSecrets {
  let changes = 0;
  let cut: { at: number; when: 'before' | 'after' } | null = null;
  let isOff = false;
  const change = async (apply: () => void): Promise<void> => {
    const isCut = cut !== null && changes === cut.at;
    if (isOff || (isCut && cut?.when === 'before')) {
      isOff = true;
      throw new PowerCut();
    }
    apply();
    changes++;
    if (isCut) {
      isOff = true;
      throw new PowerCut();
    }
  };
  return {
    backend,
    stored,
    get changes() {
      return changes;
    },
    get isCut() {
      return isOff;
    },
    cutAt(at, when = 'before') {
      cut = at === null ? null : { at: changes + at, when };
      isOff = false;
    },
    async get(name) {
      if (isOff) throw new PowerCut();
      return stored.get(name) ?? null;
    },
    set: (name, value) => change(() => void stored.set(name, value)),
    delete: name => change(() => void stored.delete(name)),
  };
}

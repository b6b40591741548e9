/** Where a fault strikes: the first part of the path below `/v1/`. */
export type FaultPlace = 'me' | 'devices' | 'changes' | 'events' | 'documents' | 'mutations';

/**
 * cut-after-commit: everything is done, then the connection is cut before a byte of the answer.
 * cut-midway: half of the body is sent, then the connection is cut.
 * hold: everything is done, the answer waits for `release`. hold-before: nothing is done before `release`.
 * unavailable: 503 with `Retry-After`, nothing is done. damage: every byte of a document comes, and its first is wrong.
 */
export const faultKinds = ['cut-after-commit', 'cut-midway', 'hold', 'hold-before', 'unavailable', 'damage'] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  readonly kind: FaultKind;
  readonly retryAfterSeconds: number;
  /** Only a request whose address has this in it meets the fault. */
  readonly of: string;
  /** Resolves when the hold is over. */
  readonly released: Promise<void>;
}

/** What will go wrong next. For tests: a server started without `--allow-faults` offers no way to set any. */
export class Faults {
  private readonly waiting = new Map<FaultPlace, Fault[]>();
  private readonly releases = new Set<() => void>();

  /** The next request at `place` meets the fault; asked for twice, the next two do. */
  next(place: FaultPlace, kind: FaultKind, retryAfterSeconds = 1, of = ''): void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.releases.add(resolve);
    this.waiting.set(place, [...(this.waiting.get(place) ?? []), { kind, retryAfterSeconds, of, released: promise }]);
  }

  take(place: FaultPlace, address: string): Fault | null {
    const waiting = this.waiting.get(place) ?? [];
    const index = waiting.findIndex(fault => address.includes(fault.of));
    return index < 0 ? null : (waiting.splice(index, 1)[0] ?? null);
  }

  /** Ends every hold and forgets what has not struck yet. */
  release(): void {
    this.waiting.clear();
    for (const resolve of this.releases) resolve();
    this.releases.clear();
  }
}

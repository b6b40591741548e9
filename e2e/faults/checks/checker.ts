import type { Station } from '../lab/station.ts';
import type { World } from '../lab/world.ts';
import type { InvariantId } from './check-names.ts';
import type { Open } from './local-view.ts';

/** Looks for one invariant (reliability.md §5) and tells the world when it does not hold. */
export interface Checker {
  readonly id: InvariantId;
  /** Looked at again and again while things happen. Cheap. */
  always?(world: World, station: Station): void;
  /** Looked at after every restart, before the line is mended, and at the end. */
  whenOpen?(world: World, open: Open): Promise<void>;
  /** Looked at once, when everything has come to rest. */
  atRest?(world: World, open: Open): Promise<void>;
}

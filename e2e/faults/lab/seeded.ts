/** The same numbers in [0, 1) for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Chances that follow from one seed. */
export interface Dice {
  /** In [0, 1). */
  readonly chance: () => number;
  /** A whole number from `low` to `high`, both possible. */
  between(low: number, high: number): number;
  pick<T>(choices: readonly T[]): T;
  /** True about `share` of the time. */
  maybe(share: number): boolean;
}

export function diceOf(seed: number): Dice {
  const chance = seeded(seed);
  const between = (low: number, high: number): number => low + Math.floor(chance() * (high - low + 1));
  return {
    chance,
    between,
    pick<T>(choices: readonly T[]): T {
      const picked = choices[between(0, choices.length - 1)];
      if (picked === undefined) throw new Error('There is nothing to pick from');
      return picked;
    },
    maybe: share => chance() < share,
  };
}

/** A seed for one run out of the run's name, so that a cell does the same whatever ran before it. */
export function seedOf(name: string): number {
  let hash = 2_166_136_261;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 16_777_619);
  return hash >>> 0;
}

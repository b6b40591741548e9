const GIB = 1024 ** 3;
const MIB = 1024 ** 2;

/** low: no documents are fetched. critical: even what a person writes may not fit. */
export type DiskState = 'fine' | 'low' | 'critical';

/** Below the first a state begins, above the second it ends: between them nothing flickers. */
const LOW = { below: 2 * GIB, endsAt: 2.5 * GIB };
const CRITICAL = { below: 500 * MIB, endsAt: 750 * MIB };

/** What so many free bytes mean, after the state before. */
export function nextDiskState(before: DiskState, freeBytes: number): DiskState {
  const isIn = ({ below, endsAt }: typeof LOW, wasIn: boolean): boolean => freeBytes < (wasIn ? endsAt : below);
  if (isIn(CRITICAL, before === 'critical')) return 'critical';
  return isIn(LOW, before !== 'fine') ? 'low' : 'fine';
}

export const CRITICAL_SENTENCE =
  'This disk is nearly full: less than 500 MB are free. Read, but free some space before you write more; Meridian goes on by itself then.';

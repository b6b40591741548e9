const HOUR_MS = 3_600_000;

/** How long the store still opens without contact, and whether that is little enough to be said. */
export interface LeaseLeft {
  readonly leftMs: number;
  readonly isShort: boolean;
}

/** Null when nothing limits it. Little is less than a fifth of the whole, or than two hours where that is not most of it. */
export function leaseLeft(expiresAt: string | null, leaseHours: number, nowMs: number): LeaseLeft | null {
  if (expiresAt === null) return null;
  const leftMs = Math.max(0, Date.parse(expiresAt) - nowMs);
  const shortHours = Math.max(leaseHours / 5, Math.min(2, leaseHours / 2));
  return { leftMs, isShort: leftMs < shortHours * HOUR_MS };
}

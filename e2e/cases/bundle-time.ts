import * as z from 'zod';
import { Instant } from '../../shared/model/ids.ts';

const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const RELATIVE = /^now(?:([+-])(\d{1,6}(?:\.\d{1,3})?)([mhd]))?$/;

/** An RFC 3339 instant, or a time relative to the loading: `now`, `now-26h`, `now+45m`, `now+3d`. */
export const BundleTime = z.union([Instant, z.string().regex(RELATIVE)], {
  error: 'must be an RFC 3339 time, or relative to the loading like now-26h, now+45m, now+3d',
});
export type BundleTime = z.infer<typeof BundleTime>;

/** The instant that a bundle's time means when it is loaded at `nowMs` (milliseconds since 1970). */
export function resolveTime(time: BundleTime, nowMs: number): Instant {
  const relative = RELATIVE.exec(time);
  if (!relative) return new Date(time).toISOString();
  const [, sign, amount, unit] = relative;
  if (!amount) return new Date(nowMs).toISOString();
  const offsetMs = Number(amount) * UNIT_MS[unit as keyof typeof UNIT_MS];
  return new Date(nowMs + (sign === '-' ? -offsetMs : offsetMs)).toISOString();
}

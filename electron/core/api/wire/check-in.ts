import * as z from 'zod';
import { WireTime } from './id.ts';

/** `PUT /v1/devices/{deviceId}`: what a workstation says about itself. */
export const WireCheckIn = z.object({
  appVersion: z.string(),
  platform: z.enum(['win32', 'darwin', 'linux']),
  /** Mutations that the server has not answered yet. */
  unsent: z.number().int().min(0),
  auditHead: z.string().optional(),
  wiped: z.boolean().optional(),
});
export type WireCheckIn = z.infer<typeof WireCheckIn>;

/** How long the cache may be read, and an order if there is one. */
export const WireLease = z.object({
  leaseExpiresAt: WireTime,
  serverTime: WireTime,
  order: z.enum(['none', 'wipe']),
});
export type WireLease = z.infer<typeof WireLease>;

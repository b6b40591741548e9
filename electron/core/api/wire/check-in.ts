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
  /**
   * 32 bytes, base64, of this device and nobody else's: the same at each check-in, until the server means to shut the
   * device out. An extension: a server without it is as good.
   */
  share: z
    .base64()
    .refine(text => Buffer.from(text, 'base64').length === 32, 'must be 32 bytes')
    .optional(),
});
export type WireLease = z.infer<typeof WireLease>;

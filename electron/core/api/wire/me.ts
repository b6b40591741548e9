import * as z from 'zod';
import { WireId } from './id.ts';

export const WirePerson = z.object({ id: WireId, name: z.string(), roles: z.array(z.string()).optional() });
export type WirePerson = z.infer<typeof WirePerson>;

/** The client's rules for workstations. Members that are missing mean the strict choice (contract, defaults). */
export const WireWorkstationRules = z.object({
  leaseHours: z.number().positive(),
  checkInMinutes: z.number().positive(),
  idleLockMinutes: z.number().min(0),
  watermark: z.boolean().optional(),
  screenCapture: z.boolean().optional(),
  copyText: z.enum(['none', 'within-app', 'anywhere']).optional(),
  print: z.boolean().optional(),
  saveDocuments: z.boolean().optional(),
});
export type WireWorkstationRules = z.infer<typeof WireWorkstationRules>;

/** `GET /v1/me`. */
export const WireMe = z.object({
  id: WireId,
  name: z.string(),
  email: z.string().optional(),
  timeZone: z.string().optional(),
  client: z.object({ name: z.string(), timeZone: z.string() }).optional(),
  skills: z.array(z.string()).optional(),
  /** A role that this workstation does not know gives nothing. */
  roles: z.array(z.string()),
  team: z.array(WirePerson).optional(),
  workstation: WireWorkstationRules,
});
export type WireMe = z.infer<typeof WireMe>;

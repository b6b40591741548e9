import * as z from 'zod';
import { PersonId } from './ids.ts';

export const Role = z.enum(['analyst', 'lead']);
export type Role = z.infer<typeof Role>;

export const Person = z.object({ id: PersonId, name: z.string(), roles: z.array(z.string()).optional() });
export type Person = z.infer<typeof Person>;

/** The client's rules for a workstation; machine policy can only make them stricter. */
export const WorkstationRules = z.object({
  leaseHours: z.number().positive(),
  checkInMinutes: z.number().positive(),
  idleLockMinutes: z.number().min(0),
  watermark: z.boolean(),
  screenCapture: z.boolean(),
  copyText: z.enum(['none', 'within-app', 'anywhere']),
  print: z.boolean(),
  saveDocuments: z.boolean(),
});
export type WorkstationRules = z.infer<typeof WorkstationRules>;

/** The signed-in person, and the client that they work for. */
export const Me = z.object({
  id: PersonId,
  name: z.string(),
  email: z.string().optional(),
  /** IANA name of the person's own zone, when the client knows it. */
  timeZone: z.string().optional(),
  /** Deadlines are the client's. */
  client: z.object({ name: z.string(), timeZone: z.string() }),
  skills: z.array(z.string()),
  roles: z.array(Role),
  team: z.array(Person),
  workstation: WorkstationRules,
});
export type Me = z.infer<typeof Me>;

import * as z from 'zod';
import { passQuickly } from '../../../../shared/model/fits.ts';
import { WireId, WireObject, WireTime } from './id.ts';
import { WireProblem } from './problem.ts';

export const wireMutationTypes = [
  'case.start',
  'case.release',
  'case.park',
  'case.resume',
  'case.handover',
  'case.reassign',
  'annotation.put',
  'annotation.delete',
  'judgment.save',
  'judgment.submit',
  'review.save',
  'review.complete',
  'review.dispute',
  'review.settle',
  'query.open',
  'query.reply',
  'query.close',
  'note.add',
  'shift.start',
  'shift.end',
  'activity.append',
  'audit.append',
] as const;
export type WireMutationType = (typeof wireMutationTypes)[number];

/** What a person did. The payload's shape follows from the type: `mutation-payload.ts`. */
export const WireMutation = z.object({
  id: z.uuid(),
  seq: z.number().int().min(1),
  at: WireTime,
  type: z.enum(wireMutationTypes),
  /** An annotation's id is an IRI and may be longer than the other ids. */
  target: z.object({ kind: z.string().min(1), id: z.string().min(1).max(200) }),
  baseVersion: z.number().int().min(0).optional(),
  payload: WireObject,
});
export type WireMutation = z.infer<typeof WireMutation>;

/** `POST /v1/mutations`, the request. */
export const WireMutationBatch = z.object({ deviceId: WireId, mutations: z.array(WireMutation).min(1).max(500) });
export type WireMutationBatch = z.infer<typeof WireMutationBatch>;

export const WireMutationResult = passQuickly(
  z.object({
    id: z.uuid(),
    status: z.enum(['applied', 'duplicate', 'conflict', 'rejected', 'blocked']),
    /** The target's version now. */
    version: z.number().int().optional(),
    /** With `conflict`: what the server has. */
    current: z.unknown().optional(),
    problem: WireProblem.optional(),
  }),
);
export type WireMutationResult = z.infer<typeof WireMutationResult>;

/** `POST /v1/mutations`, the answer: one result for each mutation, in the order sent. */
export const WireMutationAnswer = z.object({
  epoch: z.string().min(1),
  serverTime: WireTime,
  results: z.array(WireMutationResult),
});
export type WireMutationAnswer = z.infer<typeof WireMutationAnswer>;

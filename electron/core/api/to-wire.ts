import type { Mutation } from '../../../shared/model/outbox.ts';
import { payloadToWire } from './annotation-to-wire.ts';
import { WireMutation } from './wire/mutation.ts';

/**
 * Our sealed mutation in the client's words. The same mutation always gives the same members in the same order, so
 * that sending it again sends the same bytes. Throws when it is not what the contract allows: that is a bug of ours.
 */
export function toWireMutation(mutation: Mutation): WireMutation {
  return WireMutation.parse({
    id: mutation.id,
    seq: mutation.seq,
    at: mutation.at,
    type: mutation.act.type,
    target: mutation.target,
    baseVersion: mutation.baseVersion,
    payload: payloadToWire(mutation.act),
  });
}

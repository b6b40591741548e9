import type { DeviceId } from '../../../shared/model/ids.ts';
import type { Mutation } from '../../../shared/model/outbox.ts';
import { apiFailure, type ApiResult } from './api-failure.ts';
import type { Http } from './http.ts';
import { toWireMutation } from './to-wire.ts';
import { WireMutationAnswer, type WireMutationResult } from './wire/mutation.ts';

/**
 * Sends sealed mutations in the order given; answers with one result for each, in the same order. An answer that does
 * not match what was sent counts as none: the mutations then go again with the same bytes.
 */
export async function sendMutations(
  http: Http,
  deviceId: DeviceId,
  mutations: readonly Mutation[],
  signal?: AbortSignal,
): Promise<ApiResult<readonly WireMutationResult[]>> {
  const body = { deviceId, mutations: mutations.map(toWireMutation) };
  const request = { method: 'POST', path: 'v1/mutations', body, ...(signal && { signal }) } as const;
  const answer = await http.json(request, WireMutationAnswer);
  if (!answer.ok) return answer;
  const { results } = answer.value;
  const matches = results.length === mutations.length && results.every((result, i) => result.id === mutations[i]?.id);
  if (!matches) return apiFailure('not-the-server', 'The server did not answer for what was sent to it.');
  return { ok: true, value: results };
}

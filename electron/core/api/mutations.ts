import type { DeviceId } from '../../../shared/model/ids.ts';
import type { ApiResult } from './api-failure.ts';
import type { Http } from './http.ts';
import { WireMutationAnswer, type WireMutationResult } from './wire/mutation.ts';

/** A mutation as it goes over the line: its JSON, made once. */
export interface SealedMutation {
  readonly id: string;
  readonly text: string;
}

/**
 * Sends sealed mutations in the order given; answers with one result for each, in the same order. An answer that does
 * not match what was sent (one missing, twice, of another, in another order) counts as none: to guess which result is
 * whose would misfile somebody's work. The mutations then go again with the same bytes.
 */
export async function sendMutations(
  http: Http,
  deviceId: DeviceId,
  mutations: readonly SealedMutation[],
  signal?: AbortSignal,
): Promise<ApiResult<readonly WireMutationResult[]>> {
  const sealedBody = `{"deviceId":${JSON.stringify(deviceId)},"mutations":[${mutations.map(one => one.text).join(',')}]}`;
  const fitting = WireMutationAnswer.refine(
    ({ results }) => results.length === mutations.length && results.every((one, i) => one.id === mutations[i]?.id),
    { error: 'The results are not those of what was sent.' },
  );
  const answer = await http.json(
    { method: 'POST', path: 'v1/mutations', sealedBody, ...(signal && { signal }) },
    fitting,
  );
  return answer.ok ? { ok: true, value: answer.value.results } : answer;
}

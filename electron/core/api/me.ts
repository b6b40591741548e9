import type { Me } from '../../../shared/model/person.ts';
import type { ApiResult } from './api-failure.ts';
import type { Http } from './http.ts';
import { toMe } from './to-model.ts';
import { WireMe } from './wire/me.ts';

/** Who is signed in, what they may do, and the client's rules for their workstation. */
export async function readMe(http: Http, clientName: string): Promise<ApiResult<Me>> {
  const answer = await http.json({ method: 'GET', path: 'v1/me' }, WireMe);
  return answer.ok ? { ok: true, value: toMe(answer.value, { name: clientName }) } : answer;
}

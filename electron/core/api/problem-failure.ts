import { apiFailure, type ApiCode, type ApiFailure } from './api-failure.ts';
import { type Answer, readJson } from './read-json.ts';
import { parseRetryAfter } from './retry-after.ts';
import { WireProblem } from './wire/problem.ts';

/** Statuses that mean something only from the client's own server: a proxy uses the same numbers for its own pages. */
const ONLY_WITH_PROBLEM: Record<number, ApiCode> = {
  400: 'invalid',
  403: 'forbidden',
  404: 'not-found',
  409: 'invalid',
  410: 'cursor-gone',
  416: 'invalid',
  422: 'invalid',
};
const BY_STATUS: Record<number, ApiCode> = {
  401: 'signed-out',
  413: 'too-large',
  426: 'upgrade-required',
  429: 'rate-limited',
};

/** What an answer that is not a success means: the status for programs, the problem's own sentence for people. */
export async function problemFailure(answer: Answer, nowMs: number): Promise<ApiFailure> {
  const { status } = answer;
  const { headers } = answer;
  const retryAfterMs = parseRetryAfter(headers.get('retry-after'), nowMs, headers.get('date'));
  const problem = await readProblem(answer);
  const sentence = problem?.detail ?? problem?.title;
  const code = BY_STATUS[status] ?? (problem ? ONLY_WITH_PROBLEM[status] : undefined);
  if (code)
    return apiFailure(code, sentence ?? `The server refused (${status}).`, { mayHaveActed: false, retryAfterMs })
      .failure;
  if ((status >= 500 && status !== 511) || status === 408 || status === 425) {
    const didNothing = status === 425 || (status === 503 && problem !== null);
    const more = { mayHaveActed: !didNothing, retryAfterMs };
    return apiFailure('server-error', sentence ?? `The server has a problem (${status}).`, more).failure;
  }
  return apiFailure(
    'not-the-server',
    `Something between this machine and the server answered instead of it (${status}).`,
    { retryAfterMs },
  ).failure;
}

async function readProblem(answer: Answer): Promise<WireProblem | null> {
  try {
    return WireProblem.safeParse(await readJson(answer, 'application/problem+json')).data ?? null;
  } catch {
    // BodyError, or the connection broke while the problem came: the status alone has to do.
    return null;
  }
}

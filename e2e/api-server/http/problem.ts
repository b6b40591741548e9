import type { FastifyInstance, FastifyReply } from 'fastify';
import type * as z from 'zod';
import { type ProblemCode, problemPrefix, type WireProblem } from '../../../electron/core/api/wire/problem.ts';

const kinds: Record<ProblemCode, readonly [status: number, title: string]> = {
  unauthorized: [401, 'Sign in again'],
  forbidden: [403, 'Not allowed'],
  'not-found': [404, 'Not found'],
  'cursor-expired': [410, 'The cursor is no longer known'],
  'epoch-changed': [410, 'The data is of another epoch'],
  'too-large': [413, 'Too large'],
  invalid: [422, 'Not understood'],
  'id-reused': [422, 'The id was used for something else'],
  'upgrade-required': [426, 'The workstation is too old'],
  'rate-limited': [429, 'Too many requests'],
  unavailable: [503, 'Not available now'],
  internal: [500, 'Something went wrong on the server'],
};

export function problem(code: ProblemCode, detail: string, errors?: WireProblem['errors']): WireProblem {
  const [status, title] = kinds[code];
  return { type: `${problemPrefix}${code}`, title, status, detail, ...(errors === undefined ? {} : { errors }) };
}

/** Ends a request with a problem. Thrown from wherever it is noticed; the error handler answers with it. */
export class ProblemError extends Error {
  readonly problem: WireProblem;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: ProblemCode,
    detail: string,
    more: { errors?: WireProblem['errors']; headers?: Record<string, string> } = {},
  ) {
    super(detail);
    this.problem = problem(code, detail, more.errors);
    this.headers = more.headers ?? {};
  }
}

/** Parses a part of a request; what does not fit becomes a 422 that names each place. */
export function parseOr422<Schema extends z.ZodType>(schema: Schema, value: unknown, what: string): z.infer<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ProblemError('invalid', `The ${what} is not what the API expects.`, { errors: placesOf(parsed.error) });
}

/** The issues of a schema as RFC 6901 pointers with a sentence each. */
export function placesOf(error: z.ZodError): { pointer: string; detail: string }[] {
  return error.issues.slice(0, 50).map(issue => ({
    pointer: issue.path.map(part => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    detail: issue.message,
  }));
}

export function sendProblem(
  reply: FastifyReply,
  body: WireProblem,
  headers: Readonly<Record<string, string>> = {},
): FastifyReply {
  return reply.code(body.status).headers(headers).type('application/problem+json').send(JSON.stringify(body));
}

/** Every answer that is no success is a problem: ours, Fastify's own, and bugs. */
export function registerProblems(app: FastifyInstance, onBug: (error: unknown) => void): void {
  app.setNotFoundHandler((request, reply) =>
    sendProblem(reply, problem('not-found', `There is no ${request.method} ${request.url.split('?')[0]}.`)),
  );
  app.setErrorHandler((error: unknown, _request, reply) => {
    if (error instanceof ProblemError) return sendProblem(reply, error.problem, error.headers);
    const status = statusOf(error);
    const detail = error instanceof Error ? error.message : 'The request could not be read.';
    if (status === 413) return sendProblem(reply, problem('too-large', detail));
    if (status >= 400 && status < 500) return sendProblem(reply, { ...problem('invalid', detail), status });
    onBug(error);
    return sendProblem(
      reply,
      problem('internal', 'The request was not carried out. Try again; if it stays, tell the client.'),
    );
  });
}

function statusOf(error: unknown): number {
  const status: unknown = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : 500;
  return typeof status === 'number' ? status : 500;
}

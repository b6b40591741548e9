import { apiFailure, type ApiFailure } from './api-failure.ts';

const NEVER_REACHED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
]);
/** Node's codes for gzip, zstd and brotli: the body is not encoded as its header says. */
const NOT_AS_ENCODED = /^(Z_DATA_ERROR|ZSTD_|ERR__ERROR_FORMAT)/;
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|DEPTH_ZERO|ERR_SSL|ERR_TLS/;

/** What a rejected `fetch` or a body that broke off means. */
export function connectionFailure(error: unknown): ApiFailure {
  const code = codeOf(error);
  if (CERTIFICATE.test(code)) {
    return apiFailure(
      'not-the-server',
      `The connection to the server is not trusted (${code}). Check the network you are in; ask your IT department if it stays.`,
      { mayHaveActed: false },
    ).failure;
  }
  if (isProxyAsking(error)) {
    return apiFailure(
      'not-the-server',
      'A proxy between this machine and the server asks for a password or refuses. Ask your IT department.',
      { mayHaveActed: false },
    ).failure;
  }
  if (NOT_AS_ENCODED.test(code)) {
    return apiFailure('not-the-server', 'Something on the way changed what the server sent.').failure;
  }
  return apiFailure(
    'offline',
    'The server cannot be reached. Your work is kept on this machine and goes out by itself when there is a connection.',
    { mayHaveActed: !NEVER_REACHED.has(code) },
  ).failure;
}

/** A 407: `fetch` gives no such answer, the standard says, but an error with neither code nor words in its cause. */
function isProxyAsking(error: unknown): boolean {
  return codeOf(error) === '' && error instanceof TypeError && error.cause instanceof Error && !error.cause.message;
}

/** Node's code of a failed connection: `fetch` hides it in the cause, sometimes twice. */
function codeOf(error: unknown): string {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth++) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return '';
}

const CAP_MS = 24 * 60 * 60 * 1000;

/** Reads a Retry-After header (RFC 9110 §10.2.3: seconds or a date). Null when absent or nonsense; 24 h at most. */
export function parseRetryAfter(header: string | null, nowMs: number): number | null {
  if (header === null) return null;
  const text = header.trim();
  const waitMs = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - nowMs;
  if (Number.isNaN(waitMs)) return null;
  return Math.min(Math.max(waitMs, 0), CAP_MS);
}

const CAP_MS = 24 * 60 * 60 * 1000;

const DAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*';
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const TIME = String.raw`\d{2}:\d{2}:\d{2}`;
/** The three forms of a date in HTTP (RFC 9110 §5.6.7). `Date.parse` alone would take "-5" for a year. */
const HTTP_DATE = new RegExp(
  String.raw`^${DAY}(?:, \d{2} ${MONTH} \d{4} ${TIME} GMT|, \d{2}-${MONTH}-\d{2} ${TIME} GMT| ${MONTH} [ \d]\d ${TIME} \d{4})$`,
);

/**
 * Reads a Retry-After header (RFC 9110 §10.2.3: seconds or a date). Null when absent or nonsense; 24 h at most.
 *
 * @param dateHeader what the server says the time is: its date means its own clock, and ours may be wrong
 */
export function parseRetryAfter(header: string | null, nowMs: number, dateHeader: string | null = null): number | null {
  if (header === null) return null;
  const text = header.trim();
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, CAP_MS);
  const untilMs = parseHttpDate(text);
  if (untilMs === null) return null;
  const sinceMs = parseHttpDate(dateHeader?.trim() ?? '') ?? nowMs;
  return Math.min(Math.max(untilMs - sinceMs, 0), CAP_MS);
}

function parseHttpDate(text: string): number | null {
  if (!HTTP_DATE.test(text)) return null;
  const parsedMs = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  return Number.isNaN(parsedMs) ? null : parsedMs;
}

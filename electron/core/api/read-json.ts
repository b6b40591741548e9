const MAX_BYTES = 8 * 1024 * 1024;
const MAX_DEPTH = 64;
/** What `fetch` takes off a body by itself. Anything else would be read as it came. */
const ENCODINGS = new Set(['', 'identity', 'gzip', 'x-gzip', 'br', 'deflate']);

/** Why a body is not data: `broken` may be whole next time, `strange` was never ours, `too-large` must be asked for in parts. */
export class BodyError extends Error {
  readonly kind: 'broken' | 'strange' | 'too-large';

  constructor(kind: BodyError['kind'], message: string) {
    super(message);
    this.name = 'BodyError';
    this.kind = kind;
  }
}

/** What is needed of an answer: a `Response` is one, and so is one whose body is being watched. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: ReadableStream<Uint8Array> | null;
}

/**
 * Reads a JSON body that may come from anybody: a captive portal, a proxy, a broken server.
 *
 * @throws BodyError unless it is of the announced type, whole, at most 8 MiB and at most 64 levels deep
 */
export async function readJson(response: Answer, mediaType: string): Promise<unknown> {
  const announced = (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (announced !== mediaType) {
    await response.body?.cancel();
    throw new BodyError('strange', `The answer is ${announced || 'of no type'}, not ${mediaType}.`);
  }
  const encoding = (response.headers.get('content-encoding') ?? '').trim().toLowerCase();
  if (!ENCODINGS.has(encoding)) {
    await response.body?.cancel();
    throw new BodyError('strange', `The answer is encoded in a way that nobody asked for (${encoding}).`);
  }
  const text = asText(await readBounded(response));
  if (depthOf(text) > MAX_DEPTH)
    throw new BodyError('strange', `The answer is nested deeper than ${MAX_DEPTH} levels.`);
  try {
    return JSON.parse(text);
  } catch {
    // SyntaxError: cut off, or never JSON. A body that began like one and has no closing brace may be whole next time.
    if (isCut(text)) throw new BodyError('broken', 'The answer is not whole.');
    throw new BodyError('strange', 'The answer is not JSON.');
  }
}

/** Strict UTF-8: an answer in another encoding would come out as other words than the client wrote. */
function asText(bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // TypeError: not UTF-8, or cut in the middle of a character.
    if (bytes[0] === 0x7b || bytes[0] === 0x5b) throw new BodyError('broken', 'The answer is not whole UTF-8.');
    throw new BodyError('strange', 'The answer is not UTF-8.');
  }
  if (text.startsWith('\uFEFF')) throw new BodyError('strange', 'The answer begins with a byte order mark.');
  return text;
}

/** It began as JSON and its last character is not the bracket that closes it. */
function isCut(json: string): boolean {
  const text = json.trim();
  return text === '' || (/^[{[]/.test(text) && !text.endsWith(text.startsWith('{') ? '}' : ']'));
}

async function readBounded(response: Answer): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    // Leaving the loop cancels the body, so the rest is not even received.
    if (size > MAX_BYTES) throw new BodyError('too-large', `The answer is larger than ${MAX_BYTES} bytes.`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** The deepest nesting of brackets outside strings. Counted before parsing, because parsing recurses. */
function depthOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  for (let i = 0; i < json.length; i++) {
    const code = json.charCodeAt(i);
    if (code === 0x22) i = endOfString(json, i + 1);
    else if (code === 0x7b || code === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (code === 0x7d || code === 0x5d) depth--;
  }
  return deepest;
}

/** Where the string that begins here has its closing quote; the end of the text when it has none. */
function endOfString(json: string, begin: number): number {
  for (let end = json.indexOf('"', begin); end >= 0; end = json.indexOf('"', end + 1)) {
    let escapes = 0;
    while (end - 1 - escapes >= begin && json.charCodeAt(end - 1 - escapes) === 0x5c) escapes++;
    if (escapes % 2 === 0) return end;
  }
  return json.length;
}

/**
 * What may stand in a log line. A string must be one of our own words or an opaque id: the type keeps case text and
 * tokens out, because `word` refuses at run time what does not look like a word, and there is no other way to make one.
 */
export type Loggable = number | boolean | null | LogWord;

export interface LogWord {
  readonly logWord: string;
}

/** A code, a name of ours or an opaque id. Anything longer or stranger is replaced by its length. */
export function word(value: string): LogWord {
  return { logWord: /^[A-Za-z0-9._:@/-]{1,64}$/.test(value) ? value : `(${value.length} characters)` };
}

/**
 * The kind of an error and where it came from, without its message: a message may quote what it failed on.
 */
export function errorWords(error: unknown): Record<string, Loggable | readonly LogWord[]> {
  if (!(error instanceof Error)) return { error: word(typeof error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  return { error: word(error.name), code: code === null ? null : word(code), stack: framesOf(error.stack ?? '') };
}

/** `name@file:line:column` of the innermost frames; no folder, so no name of a person from a home folder. */
function framesOf(stack: string): readonly LogWord[] {
  const frame = /^\s*at (?:async )?(?:(\S+) .*?)?\(?(?:.*[\\/])?([^\\/()\s]+:\d+:\d+)\)?$/;
  const frames = stack.split('\n').flatMap(line => {
    const match = frame.exec(line);
    return match ? [word(`${match[1] ?? ''}@${match[2]}`)] : [];
  });
  return frames.slice(0, 8);
}

/** What the window reports about a bug: its own words, with everything taken out that could be a case's. */
export function reported(text: string): LogWord {
  return { logWord: scrub(text) };
}

/** Takes out quotes, addresses and long runs, such as tokens; keeps the first 1,000 characters. */
export function scrub(text: string): string {
  return text
    .replaceAll(/(["'`“”‘’])(?:(?!\1).)*\1|“[^”]*”|‘[^’]*’/gs, '(quoted)')
    .replaceAll(/[\w.+-]+@[\w-]+\.[\w.]+/g, '(address)')
    .replaceAll(/[A-Za-z0-9_+=-]+(?:\.[A-Za-z0-9_+=-]+)*/g, run => (run.length < 24 ? run : '(long)'))
    .slice(0, 1000);
}

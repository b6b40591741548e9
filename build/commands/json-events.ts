/** A JSON line that our programs print for other programs: `{"event":"listening","url":"…"}`. */
export interface ProgramEvent {
  readonly event: string;
  readonly url: string;
}

/** Null for every line that is meant for people. */
export function parseEvent(line: string): ProgramEvent | null {
  if (!line.startsWith('{')) return null;
  try {
    const value: unknown = JSON.parse(line);
    return isEvent(value) ? value : null;
  } catch {
    // SyntaxError: a person's line that happens to begin with a brace.
    return null;
  }
}

function isEvent(value: unknown): value is ProgramEvent {
  const { event, url } = (value ?? {}) as Record<string, unknown>;
  return typeof event === 'string' && typeof url === 'string';
}

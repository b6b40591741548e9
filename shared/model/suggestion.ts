import type { Annotation, AnnotationBody } from './annotation.ts';
import { type AnnotationId, Pointer } from './ids.ts';

/**
 * An answer that a machine of the client's suggests. The contract says that a suggestion is an annotation whose creator is
 * software, and has no place for what it suggests; so that stands in a tagging body of ours,
 * `urn:meridian:suggestion?pointer=…&value=…&model=…&confidence=…`, each part percent-encoded and the value JSON. Without a
 * value the place is suggested as evidence, and the answer is left to the person. A reader that does not know it sees a
 * tagged mark of a machine.
 */
export interface Suggestion {
  readonly id: AnnotationId;
  readonly pointer: string;
  /** Left out: only the place is suggested. */
  readonly value?: unknown;
  /** Who suggests, as the client calls it. */
  readonly source: string;
  /** Empty: not said. */
  readonly model: string;
  /** 0 to 1. */
  readonly confidence: number | null;
  readonly annotation: Annotation;
}

const BODY = 'urn:meridian:suggestion?';
/** Longer than any answer that fits a question. */
const MOST_CHARACTERS = 20_000;

interface Suggested {
  readonly pointer: string;
  readonly value?: unknown;
  readonly model?: string;
  readonly confidence?: number;
}

export function suggestionBody({ pointer, value, model, confidence }: Suggested): AnnotationBody {
  const parts = Object.entries({
    pointer,
    ...(value === undefined ? {} : { value: JSON.stringify(value) }),
    ...(model === undefined ? {} : { model }),
    ...(confidence === undefined ? {} : { confidence: String(confidence) }),
  });
  const written = parts.map(([name, said]) => `${name}=${encodeURIComponent(said)}`).join('&');
  return { type: 'TextualBody', purpose: 'tagging', value: `${BODY}${written}` };
}

/** Null: it is a person's, or it suggests nothing that can be read. */
export function suggestionOf(annotation: Annotation): Suggestion | null {
  if (annotation.creator.type !== 'Software' || annotation.about) return null;
  const said = annotation.body.find(({ purpose, value }) => purpose === 'tagging' && value.startsWith(BODY))?.value;
  if (said === undefined || said.length > MOST_CHARACTERS) return null;
  try {
    const parts = new Map(
      said
        .slice(BODY.length)
        .split('&')
        .map(part => [part.split('=')[0] ?? '', decodeURIComponent(part.split('=')[1] ?? '')] as const),
    );
    const pointer = Pointer.safeParse(parts.get('pointer'));
    const confidence = Number(parts.get('confidence') ?? 'none');
    const value = parts.get('value');
    if (!pointer.success || pointer.data === '') return null;
    return {
      id: annotation.id,
      pointer: pointer.data,
      ...(value === undefined ? {} : { value: JSON.parse(value) as unknown }),
      source: annotation.creator.name ?? '',
      model: parts.get('model') ?? '',
      confidence: confidence >= 0 && confidence <= 1 ? confidence : null,
      annotation,
    };
  } catch {
    // URIError, SyntaxError: the client's machine wrote nonsense. It is shown as the mark that it is.
    return null;
  }
}

/** The keyword `x-suggestions: { "control": 10 }` on a form's schema: so many of a hundred are held back. */
export function controlPercent(schema: Readonly<Record<string, unknown>>): number {
  const said = schema['x-suggestions'];
  const percent = typeof said === 'object' && said !== null && 'control' in said ? said.control : 0;
  return typeof percent === 'number' && percent > 0 ? Math.min(100, percent) : 0;
}

/**
 * Whether a suggestion is a control: held back from the person, so that their answer can be compared with it and with those
 * that were given with one in sight. Drawn from its id, so that every machine and the client's draw the same.
 */
export function isControl(id: string, percent: number): boolean {
  let hash = 0x811c9dc5;
  for (const unit of id) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  // The last characters alone would move the last bits alone.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32 < percent / 100;
}

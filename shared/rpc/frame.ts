import * as z from 'zod';
import type { AnyCall } from './define.ts';

const Frame = z.union([
  z.object({
    id: z.number().int(),
    name: z.string(),
    input: z.unknown().optional(),
    /** Of the texts behind the line. */
    lengths: z.array(z.number().int().min(0)).optional(),
  }),
  z.object({ id: z.number().int(), ok: z.literal(true), value: z.unknown().optional() }),
  z.object({
    id: z.number().int(),
    ok: z.literal(false),
    failure: z.object({ code: z.string(), message: z.string() }),
  }),
]);

interface Arrived {
  readonly frame: z.infer<typeof Frame>;
  /** Each as it was sent; none when the lengths are not theirs. */
  readonly texts: readonly string[];
}

/**
 * The frame of a call: a line of JSON, and behind it the long texts of the input as they are. Made into JSON they would be
 * gone through character by character on both sides, to become what they were.
 */
export function callFrame(id: number, name: string, { longTexts }: AnyCall, input: unknown): string {
  const { rest, texts } = longTexts?.take(input) ?? { rest: input, texts: [] };
  if (texts.length === 0) return JSON.stringify({ id, name, input: rest });
  const line = JSON.stringify({ id, name, input: rest, lengths: texts.map(text => text.length) });
  return `${line}\n${texts.join('')}`;
}

/** Null: it is no frame of the contract. */
export function readFrame(text: string): Arrived | null {
  // JSON on one line has no line break: in strings it is escaped.
  const end = text.indexOf('\n');
  try {
    const parsed = Frame.safeParse(JSON.parse(end < 0 ? text : text.slice(0, end)));
    if (!parsed.success) return null;
    const lengths = 'name' in parsed.data ? (parsed.data.lengths ?? []) : [];
    return { frame: parsed.data, texts: end < 0 ? [] : cut(text, end + 1, lengths) };
  } catch {
    // JSON.parse throws SyntaxError on anything that is not JSON.
    return null;
  }
}

function cut(text: string, from: number, lengths: readonly number[]): string[] {
  let at = from;
  const texts = lengths.map(length => text.slice(at, (at += length)));
  return at === text.length ? texts : [];
}

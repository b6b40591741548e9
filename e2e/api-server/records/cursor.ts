import * as z from 'zod';
import { wireKinds } from '../../../electron/core/api/wire/change.ts';

/**
 * Where a person is in their feed. `seq` and `check` name the last change that it covers; `after` is set while a first
 * reading of what there is goes on, and names the last record given.
 */
export interface Cursor {
  readonly seq: number;
  readonly check: string;
  readonly after?: { readonly rank: number; readonly id: string } | undefined;
}

const seq = z.number().int().min(0);
const rank = z
  .number()
  .int()
  .min(0)
  .max(wireKinds.length - 1);
const id = z.string().regex(/^[!-~]{1,200}$/);

const Packed = z.union([z.tuple([z.literal(1), seq, z.string()]), z.tuple([z.literal(1), seq, z.string(), rank, id])]);

/** Opaque to everybody else; at most 512 characters, because ids are at most 200. */
export function packCursor({ seq, check, after }: Cursor): string {
  const members = after === undefined ? [1, seq, check] : [1, seq, check, after.rank, after.id];
  return Buffer.from(JSON.stringify(members)).toString('base64url');
}

/** Null for text that we never gave out. */
export function unpackCursor(text: string): Cursor | null {
  let members: unknown;
  try {
    members = JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    // Not JSON: somebody else's cursor, or a mangled one.
    return null;
  }
  const packed = Packed.safeParse(members);
  if (!packed.success) return null;
  const [, seq, check, rank, id] = packed.data;
  return rank === undefined || id === undefined ? { seq, check } : { seq, check, after: { rank, id } };
}

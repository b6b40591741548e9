import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import * as z from 'zod';
import { canonicalJson } from '../../../shared/canonical-json.ts';
import { Instant } from '../../../shared/model/ids.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { AuditEntry } from './audit-event.ts';
import { type ChainHead, emptyChain } from './chain.ts';

const Head = z.object({ count: z.number().int().min(0), hash: z.string() });

/** An exported trail: a line that says whose it is, a line for each entry, a signed line that says where it ends. */
const Opening = z.object({
  format: z.literal('meridian-audit-1'),
  /** Names the installation; made at random. */
  machine: z.string(),
  /** Ed25519 (RFC 8032), SPKI in base64. */
  publicKey: z.string(),
  /** The last of the entries that were removed when their time was over. Absent: none were. */
  from: Head.optional(),
});
type Opening = z.infer<typeof Opening>;
const Closing = z.object({
  end: Head.extend({ at: Instant }),
  /** Ed25519 over the canonical JSON of the opening and the end, base64. */
  signature: z.string(),
});

export interface TrailFile {
  readonly machine: string;
  readonly publicKey: string;
  readonly from: ChainHead;
  readonly entries: readonly AuditEntry[];
  readonly end: ChainHead & { readonly at: string };
  /** The closing line was made by the holder of the private key that belongs to `publicKey`. */
  readonly isSigned: boolean;
}

export interface TrailIdentity {
  readonly machine: string;
  /** Ed25519 private key, PKCS 8 in base64. */
  readonly privateKey: string;
}

/** What is around the entries of an export. */
export interface TrailSpan {
  readonly from: ChainHead;
  readonly end: ChainHead;
  /** When it was exported. */
  readonly at: string;
}

/** The text of an export, line by line, as newline-delimited JSON: nobody needs all of it at once. */
export async function* writeTrail(
  entries: AsyncIterable<AuditEntry>,
  { machine, privateKey }: TrailIdentity,
  { from, end: head, at }: TrailSpan,
): AsyncIterable<string> {
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
  const opening: Opening = {
    format: 'meridian-audit-1',
    machine,
    publicKey: publicKeyOf(key),
    ...(from.count > 0 && { from }),
  };
  yield line(opening);
  for await (const entry of entries) yield line(entry);
  const end = { ...head, at };
  yield line({ end, signature: sign(null, signedBytes(opening, end), key).toString('base64') });
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

function publicKeyOf(key: KeyObject): string {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
}

/** Reads an export. Refuses what is none, and an export without its last line: its end was cut off. */
export function readTrail(text: string): Result<TrailFile, 'not-a-trail' | 'truncated'> {
  const lines = text.split('\n').filter(one => one.trim() !== '');
  const opening = Opening.safeParse(parsed(lines[0] ?? ''));
  if (!opening.success) return refuse('not-a-trail', 'This file is not an audit trail that Meridian exported.');
  const closing = Closing.safeParse(parsed(lines.at(-1) ?? ''));
  if (!closing.success) return refuse('truncated', 'The last line of the trail is missing: its end was cut off.');
  const entries: AuditEntry[] = [];
  for (const [index, one] of lines.slice(1, -1).entries()) {
    const entry = AuditEntry.safeParse(parsed(one));
    if (!entry.success) return refuse('not-a-trail', `Line ${index + 2} is not an entry of an audit trail.`);
    entries.push(entry.data);
  }
  const { machine, publicKey, from = emptyChain } = opening.data;
  const isSigned = isSignedBy(opening.data, closing.data);
  return ok({ machine, publicKey, from, entries, end: closing.data.end, isSigned });
}

function isSignedBy(opening: Opening, { end, signature }: z.infer<typeof Closing>): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(opening.publicKey, 'base64'), format: 'der', type: 'spki' });
    return verify(null, signedBytes(opening, end), key, Buffer.from(signature, 'base64'));
  } catch {
    // The public key in the file is none.
    return false;
  }
}

function signedBytes(opening: Opening, end: z.infer<typeof Closing>['end']): Uint8Array {
  return new TextEncoder().encode(canonicalJson({ opening, end }));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // SyntaxError: the line was damaged; the schema refuses it by name.
    return undefined;
  }
}

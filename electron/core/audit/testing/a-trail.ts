import { generateKeyPairSync } from 'node:crypto';
import type { AuditEntry } from '../audit-event.ts';
import { emptyChain } from '../chain.ts';
import { type TrailIdentity, type TrailSpan, writeTrail } from '../trail-file.ts';

const { privateKey } = generateKeyPairSync('ed25519');

export const anIdentity: TrailIdentity = {
  machine: 'm-7',
  privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
};

export const endOf = (entries: readonly AuditEntry[]) => ({
  count: entries.at(-1)?.n ?? 0,
  hash: entries.at(-1)?.hash ?? emptyChain.hash,
});

/** An export of these entries, whole. */
export async function textOf(entries: readonly AuditEntry[], span: Partial<TrailSpan> = {}): Promise<string> {
  const around = { from: emptyChain, end: endOf(entries), at: '2026-03-02T18:00:00.000Z', ...span };
  let text = '';
  for await (const line of writeTrail(inOrder(entries), anIdentity, around)) text += line;
  return text;
}

async function* inOrder(entries: readonly AuditEntry[]): AsyncIterable<AuditEntry> {
  yield* entries;
}

import type { AuditEntry } from './audit-event.ts';
import { type ChainHead, emptyChain, hashOf } from './chain.ts';

export type FindingKind = 'edited' | 'dropped' | 'inserted' | 'reordered' | 'truncated' | 'clock-went-back';

/** Something that a chain must not show. `n` is the number of the first entry that it concerns. */
export interface Finding {
  readonly kind: FindingKind;
  readonly n: number;
  readonly sentence: string;
}

/**
 * Reads a chain from its first entry and says what is wrong with it: an entry that was changed, taken out, put in or
 * moved, and an end that is missing. `anchors` are heads that somebody outside of the machine has seen: each must be
 * the hash of an entry. `from` is where entries begin that go on from others, which are not here.
 */
export function verifyChain(
  entries: readonly AuditEntry[],
  end: ChainHead,
  anchors: readonly string[],
  from: ChainHead = emptyChain,
): Finding[] {
  const findings: Finding[] = [];
  let before = from;
  let serverAt = '';
  for (const entry of entries) {
    const broken = brokenLink(entry, before);
    if (broken) findings.push(broken);
    if (entry.serverAt !== null && entry.serverAt < serverAt) {
      const sentence = `Entry ${entry.n} is earlier than the one before it by the clock of the server.`;
      findings.push({ kind: 'clock-went-back', n: entry.n, sentence });
    }
    serverAt = entry.serverAt ?? serverAt;
    before = { count: entry.n, hash: entry.hash };
  }
  return [...findings, ...missingEnd(before, end), ...missingAnchors(entries, anchors)];
}

function brokenLink(entry: AuditEntry, before: ChainHead): Finding | null {
  const { n } = entry;
  if (hashOf(entry) !== entry.hash) {
    return { kind: 'edited', n, sentence: `Entry ${n} is not as it was written: its hash does not fit its content.` };
  }
  if (entry.previous === before.hash && n === before.count + 1) return null;
  if (n > before.count + 1) {
    const which = n === before.count + 2 ? `Entry ${n - 1} is` : `Entries ${before.count + 1} to ${n - 1} are`;
    return { kind: 'dropped', n: before.count + 1, sentence: `${which} missing before entry ${n}.` };
  }
  if (n <= before.count) {
    return { kind: 'reordered', n, sentence: `Entry ${n} comes after entry ${before.count}: the order was changed.` };
  }
  return { kind: 'inserted', n, sentence: `Entry ${n} does not follow from entry ${before.count}: one was replaced.` };
}

function missingEnd(last: ChainHead, end: ChainHead): Finding[] {
  if (last.count === end.count && last.hash === end.hash) return [];
  const sentence = `The trail ends with entry ${last.count}, but was closed at entry ${end.count} with another hash.`;
  return [{ kind: 'truncated', n: last.count + 1, sentence }];
}

function missingAnchors(entries: readonly AuditEntry[], anchors: readonly string[]): Finding[] {
  const hashes = new Set(entries.map(entry => entry.hash));
  return anchors
    .filter(anchor => !hashes.has(anchor))
    .map(anchor => ({
      kind: 'truncated',
      n: entries.length + 1,
      sentence: `The client was told of ${anchor.slice(0, 16)}…, and no entry has that hash: what led to it is gone.`,
    }));
}

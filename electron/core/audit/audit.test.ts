import { generateKeyPairSync } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ok, refuse } from '../../../shared/result.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import { silentLog } from '../testing/silent-log.ts';
import { type AuditEntry, type AuditEvent, auditTypes } from './audit-event.ts';
import { createAuditTrail, type EntryLog } from './audit-trail.ts';
import { readTrail, type TrailIdentity, writeTrail } from './trail-file.ts';
import { verifyChain } from './verify-chain.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const identity: TrailIdentity = {
  machine: 'm-1',
  privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
};
const EXPORTED_AT = '2026-03-02T18:00:00.000Z';

/** A disk that keeps what was appended, and can be full. */
function memoryLog(): EntryLog & { kept: Uint8Array[]; isFull: boolean } {
  return {
    kept: [],
    isFull: false,
    async append(records) {
      if (this.isFull) return refuse('full', 'The disk is full.');
      this.kept.push(...records);
      return ok([]);
    },
  };
}

function trailOver(entries: ReturnType<typeof memoryLog>) {
  const clock = createFakeClock();
  return createAuditTrail({ log: silentLog, clock, entries, kept: [...entries.kept], serverNow: () => null });
}

function aTrail(count: number): AuditEntry[] {
  const trail = trailOver(memoryLog());
  trail.setPerson('p-ana');
  for (let i = 1; i < count; i++) {
    const type: AuditEvent['type'] = auditTypes[i % auditTypes.length] ?? 'work.sealed';
    trail.note({ type, subject: `s-${i}`, count: i });
  }
  return [...trail.entries()];
}

const endOf = (entries: readonly AuditEntry[]) => ({ count: entries.at(-1)?.n ?? 0, hash: entries.at(-1)?.hash ?? '' });

test('I25 a trail that nobody touched is intact, with its anchors', () => {
  const entries = aTrail(60);
  expect(verifyChain(entries, endOf(entries), [entries[9]?.hash ?? '', entries[59]?.hash ?? ''])).toEqual([]);
});

test('I25 any edit, drop, insertion, exchange or cut of any entry is found', () => {
  const seed = 25;
  console.info(`audit properties: seed ${seed}`);
  const entries = aTrail(40);
  const end = endOf(entries);
  const forgeries = {
    edit: (at: number) => entries.with(at, { ...entry(at), subject: 's-forged' }),
    'edit with a new hash': (at: number) => entries.with(at, { ...entry(at), by: 'p-ben', hash: 'f'.repeat(64) }),
    drop: (at: number) => entries.toSpliced(at, 1),
    'drop two': (at: number) => entries.toSpliced(at, 2),
    repeat: (at: number) => entries.toSpliced(at, 0, entry(at)),
    exchange: (at: number) => entries.with(at, entry(at + 1)).with(at + 1, entry(at)),
    cut: (at: number) => entries.slice(0, at),
  };
  function entry(at: number): AuditEntry {
    const found = entries[at];
    if (!found) throw new Error(`No entry ${at}`);
    return found;
  }
  const kinds = Object.keys(forgeries) as (keyof typeof forgeries)[];
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.integer({ min: 0, max: 38 }), (kind, at) => {
      expect(verifyChain(forgeries[kind](at), end, [])).not.toEqual([]);
    }),
    { seed, numRuns: 300 },
  );
});

test('an entry that was rewritten together with all that follow is found by a head that the client has seen', () => {
  const seen = aTrail(30);
  const rewritten = aTrail(29);
  expect(verifyChain(rewritten, endOf(rewritten), [])).toEqual([]);
  const findings = verifyChain(rewritten, endOf(rewritten), [seen[29]?.hash ?? '']);
  expect(findings).toMatchObject([{ kind: 'truncated' }]);
});

test('an export is read back as it was, and a closing line of somebody else is not taken for ours', () => {
  const entries = aTrail(12);
  const text = writeTrail(entries, identity, EXPORTED_AT);
  const read = readTrail(text);
  expect(read).toMatchObject({ ok: true, value: { machine: 'm-1', isSigned: true, entries } });
  const shorter = text.split('\n').toSpliced(5, 1).join('\n');
  expect(readTrail(shorter)).toMatchObject({ ok: true, value: { isSigned: true } });
  const forged = text.replace('"count":12', '"count":11');
  expect(readTrail(forged)).toMatchObject({ ok: true, value: { isSigned: false } });
});

test('an export whose last line is missing is refused, and so is a file that is no trail', () => {
  const lines = writeTrail(aTrail(5), identity, EXPORTED_AT).trim().split('\n');
  expect(readTrail(lines.slice(0, -1).join('\n'))).toMatchObject({ ok: false, failure: { code: 'truncated' } });
  expect(readTrail('{"a":1}\n')).toMatchObject({ ok: false, failure: { code: 'not-a-trail' } });
});

test('the chain goes on after a restart, and a full disk loses no entry', async () => {
  const disk = memoryLog();
  const first = trailOver(disk);
  first.note({ type: 'app.started' });
  await first.flush();
  const second = trailOver(disk);
  disk.isFull = true;
  second.note({ type: 'session.locked', detail: 'idle' });
  await second.flush();
  expect(second.head()).toBe(first.head());
  disk.isFull = false;
  second.note({ type: 'session.unlocked' });
  await second.flush();
  const third = trailOver(disk);
  expect(third.entries().map(entry => entry.type)).toEqual([
    'trail.begun',
    'app.started',
    'session.locked',
    'session.unlocked',
  ]);
  expect(verifyChain(third.entries(), endOf(third.entries()), [third.head() ?? ''])).toEqual([]);
});

test('what was damaged on the disk is noted, and the verifier finds the gap', async () => {
  const disk = memoryLog();
  const first = trailOver(disk);
  for (let i = 0; i < 3; i++) first.note({ type: 'work.sealed', count: i });
  await first.flush();
  disk.kept[2] = new TextEncoder().encode('{"half":');
  const second = trailOver(disk);
  expect(second.entries().at(-1)).toMatchObject({ type: 'trail.damaged', count: 1 });
  expect(verifyChain(second.entries(), endOf(second.entries()), [])).toMatchObject([{ kind: 'dropped', n: 3 }]);
});

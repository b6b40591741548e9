import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ok, refuse } from '../../../shared/result.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import { silentLog } from '../testing/silent-log.ts';
import { type AuditEntry, type AuditEvent, auditTypes } from './audit-event.ts';
import { createAuditTrail, headOf } from './audit-trail.ts';
import { emptyChain } from './chain.ts';
import { endOf, textOf } from './testing/a-trail.ts';
import { readTrail } from './trail-file.ts';
import { verifyChain } from './verify-chain.ts';

/** A disk that keeps what was appended, and can be full. */
function memoryLog() {
  return {
    kept: [] as AuditEntry[],
    isFull: false,
    /** As many as one call takes. */
    most: Number.POSITIVE_INFINITY,
    async append(entries: readonly AuditEntry[]) {
      if (this.isFull) return refuse('full', 'The disk is full.');
      const some = entries.slice(0, this.most);
      this.kept.push(...some);
      return ok(some.length);
    },
  };
}

function trailOver(entries: ReturnType<typeof memoryLog>) {
  const head = headOf(entries.kept) ?? emptyChain;
  return createAuditTrail({ log: silentLog, clock: createFakeClock(), entries, head, serverNow: () => null });
}

async function aTrail(count: number): Promise<AuditEntry[]> {
  const disk = memoryLog();
  const trail = trailOver(disk);
  trail.setPerson('p-ana');
  for (let i = 1; i < count; i++) {
    const type: AuditEvent['type'] = auditTypes[i % auditTypes.length] ?? 'work.sealed';
    trail.note({ type, subject: `s-${i}`, count: i });
  }
  await trail.flush();
  return disk.kept;
}

test('I25 a trail that nobody touched is intact, with its anchors', async () => {
  const entries = await aTrail(60);
  expect(verifyChain(entries, endOf(entries), [entries[9]?.hash ?? '', entries[59]?.hash ?? ''])).toEqual([]);
});

test('I25 any edit, drop, insertion, exchange or cut of any entry is found', async () => {
  const seed = 25;
  console.info(`audit properties: seed ${seed}`);
  const entries = await aTrail(40);
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

test('an entry that was rewritten together with all that follow is found by a head that the client has seen', async () => {
  const seen = await aTrail(30);
  const rewritten = await aTrail(29);
  expect(verifyChain(rewritten, endOf(rewritten), [])).toEqual([]);
  const findings = verifyChain(rewritten, endOf(rewritten), [seen[29]?.hash ?? '']);
  expect(findings).toMatchObject([{ kind: 'truncated' }]);
});

test('an export is read back as it was, and a closing line of somebody else is not taken for ours', async () => {
  const entries = await aTrail(12);
  const text = await textOf(entries);
  const read = readTrail(text);
  expect(read).toMatchObject({ ok: true, value: { machine: 'm-7', isSigned: true, entries } });
  const shorter = text.split('\n').toSpliced(5, 1).join('\n');
  expect(readTrail(shorter)).toMatchObject({ ok: true, value: { isSigned: true } });
  const forged = text.replace('"count":12', '"count":11');
  expect(readTrail(forged)).toMatchObject({ ok: true, value: { isSigned: false } });
});

test('an export whose last line is missing is refused, and so is a file that is no trail', async () => {
  const lines = (await textOf(await aTrail(5))).trim().split('\n');
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
  expect(second.head()).toEqual(first.head());
  disk.isFull = false;
  second.note({ type: 'session.unlocked' });
  await second.flush();
  expect(disk.kept.map(entry => entry.type)).toEqual([
    'trail.begun',
    'app.started',
    'session.locked',
    'session.unlocked',
  ]);
  expect(verifyChain(disk.kept, second.head(), [first.head().hash])).toEqual([]);
});

test('what a log takes in pieces is written in its order, each once', async () => {
  const disk = memoryLog();
  disk.most = 2;
  const trail = trailOver(disk);
  for (let i = 0; i < 6; i++) trail.note({ type: 'work.sealed', count: i });
  await trail.flush();
  expect(disk.kept.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(trail.head()).toEqual(endOf(disk.kept));
});

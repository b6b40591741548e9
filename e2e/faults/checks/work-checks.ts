import type { OutboxRow } from '../../../renderer/data/rows.ts';
import { isUnsent } from '../../../shared/model/outbox.ts';
import { type Deed, isDeedOf } from '../lab/ledger.ts';
import type { World } from '../lab/world.ts';
import type { Effect } from '../server/server-state.ts';
import type { Checker } from './checker.ts';
import { type Open, outboxOf } from './local-view.ts';

function isOf(deed: Deed, { mutation }: Pick<Effect, 'mutation'>): boolean {
  return isDeedOf(deed, mutation);
}

function isIn(deed: Deed, { mutation: { act, target } }: OutboxRow): boolean {
  return isDeedOf(deed, { ...act, target });
}

const exactlyOnce: Checker = {
  id: 'I2',
  async atRest(world) {
    const seen = new Map<string, number>();
    for (const { mutation } of world.server.state.effects) seen.set(mutation.id, (seen.get(mutation.id) ?? 0) + 1);
    for (const [id, times] of seen) if (times > 1) world.violate('I2', `mutation ${id} took effect ${times} times`);
    for (const deed of world.ledger.deeds) {
      if (deed.kind === 'start' || deed.kind === 'remove' || deed.kind === 'share') continue;
      const effects = world.server.state.effects.filter(effect => isOf(deed, effect));
      const ids = new Set(
        effects.filter(({ mutation }) => mutation.type !== 'judgment.save').map(one => one.mutation.id),
      );
      if (ids.size > 1 + deed.sentAgain)
        world.violate('I2', `${deed.kind} (${deed.mark}) took effect ${ids.size} times`);
    }
  },
};

const noAcknowledgedLoss: Checker = {
  id: 'I3',
  async atRest(world, open) {
    const rows = await outboxOf(open);
    for (const deed of world.ledger.deeds) {
      if (deed.station !== open.station.name || deed.state !== 'saved' || deed.kind === 'start') continue;
      const isThere = world.server.state.effects.some(effect => isOf(deed, effect));
      const here = rows.filter(row => isIn(deed, row));
      if (!isThere && here.length === 0) {
        world.violate('I3', `${open.station.name}: ${deed.kind} (${deed.mark}) was saved and is nowhere`);
      }
    }
  },
};

const restoredServerSafe: Checker = {
  id: 'I12',
  async atRest(world, open) {
    const rows = (await outboxOf(open)).filter(row => row.state === 'accepted').toSorted((a, b) => a.seq - b.seq);
    for (const row of rows) {
      const { act, target } = row.mutation;
      // Somebody went further with the case: that it was begun is said by that.
      const status = world.server.state.records.get(`case/${row.caseId ?? ''}`)?.value?.['status'];
      if (act.type === 'case.start' && status !== 'assigned') continue;
      // What a later act of the same record says anew is not missed.
      const isOutdone = world.server.state.effects.some(
        ({ mutation }) => mutation.target.id === target.id && mutation.seq > row.seq && mutation.id !== row.id,
      );
      if (isOutdone || isSubmitted(world, row)) continue;
      if (isSettledOtherwise(world, open, rows, row)) continue;
      const isThere = world.server.state.effects.some(effect => effect.mutation.id === row.id);
      // Drafts: the last writer wins, and the newest says all. What belongs to a case that left is nobody's to send.
      if (isThere || act.type === 'judgment.save' || !isCaseHere(world, row.caseId)) continue;
      world.violate(
        'I12',
        `${open.station.name}: ${act.type} of ${target.id} counts as accepted and the server has it no more`,
      );
    }
  },
};

/**
 * A submission says the same for ever, by whichever act it came: one that was refused by a server that had been set back,
 * and was sent again, is there also when the server is set back to where it had taken the first.
 */
function isSubmitted(world: World, { mutation: { act, target } }: OutboxRow): boolean {
  return act.type === 'judgment.submit' && Boolean(world.server.state.records.get(`submission/${target.id}`)?.value);
}

/**
 * A mark that was made and taken away again: without both the server is where it would be with both. And one that
 * another workstation has put there since: whoever came last has the last word.
 */
function isSettledOtherwise(world: World, { station }: Open, rows: readonly OutboxRow[], row: OutboxRow): boolean {
  const { target } = row.mutation;
  if (target.kind !== 'annotation') return false;
  const record = world.server.state.records.get(`annotation/${target.id}`);
  const last = rows.findLast(one => one.mutation.target.id === target.id)?.mutation.act.type;
  if (last === 'annotation.delete' && !record?.value) return true;
  const maker = record?.madeBy.get(record.version);
  return maker !== undefined && maker !== station.unlocked.deviceId;
}

function isCaseHere(world: World, caseId: string | null): boolean {
  return caseId !== null && (world.server.state.seenBy.get(`case/${caseId}`)?.has('p-ana') ?? false);
}

const receiptBeforeDiscard: Checker = {
  id: 'I4',
  async atRest(world, open) {
    const rows = new Set((await outboxOf(open)).map(row => String(row.id)));
    for (const [id, type] of open.station.sealed) {
      if (rows.has(id) || world.server.everAnswered.has(id) || world.ledger.setAside.has(id)) continue;
      // A draft that was never sent gives way to the newer one of its case, which says all that it said.
      if (type === 'judgment.save') continue;
      world.violate('I4', `${open.station.name}: ${type} ${id} was kept in the journal and dropped without an answer`);
    }
  },
};

const immutableBytes: Checker = {
  id: 'I5',
  async atRest(world) {
    for (const [id, digests] of world.server.sentBytes) {
      if (digests.size > 1) world.violate('I5', `mutation ${id} was sent with ${digests.size} different contents`);
    }
  },
};

const fifoPerCase: Checker = {
  id: 'I6',
  async atRest(world) {
    const last = new Map<string, number>();
    for (const { deviceId, caseId, mutation } of world.server.state.effects) {
      // What a restored server has lost comes after what was sent before anybody knew of that.
      if (world.server.answeredBefore.has(mutation.id) || caseId === null) continue;
      const lane = `${deviceId} ${caseId}`;
      if ((last.get(lane) ?? 0) > mutation.seq) {
        world.violate('I6', `${mutation.type} ${mutation.seq} of ${lane} took effect after ${last.get(lane)}`);
      }
      last.set(lane, Math.max(last.get(lane) ?? 0, mutation.seq));
    }
  },
};

const isolationOfFailure: Checker = {
  id: 'I7',
  async atRest(world, open) {
    if (world.server.poisoned.size === 0) return;
    for (const row of await outboxOf(open)) {
      if (!isUnsent(row.state) || world.server.poisoned.has(row.caseId ?? '')) continue;
      world.violate('I7', `${open.station.name}: ${row.mutation.act.type} of ${row.caseId} waits for a poisoned case`);
    }
  },
};

const noLostDraft: Checker = {
  id: 'I8',
  async whenOpen(world, { store, station }) {
    const cases = new Set(world.ledger.drafts.filter(one => one.station === station.name).map(one => one.caseId));
    for (const caseId of cases) {
      const typed = world.ledger.drafts.filter(one => one.station === station.name && one.caseId === caseId);
      const at = typed.findLastIndex(one => one.state === 'saved');
      if (at < 0 || !isCaseHere(world, caseId) || !store.feed.get('case', caseId) || world.ledger.everLeft.has(caseId))
        continue;
      const submitted = world.ledger.deeds.some(
        one => one.kind === 'submit' && one.station === station.name && one.caseId === caseId,
      );
      if (submitted) continue;
      const text = JSON.stringify((await store.db.drafts.get(caseId)) ?? null);
      const mayBe = typed.slice(at).map(one => one.mark);
      if (!mayBe.some(mark => text.includes(`"${mark}"`))) {
        world.violate('I8', `${station.name}: the draft of ${caseId} (${mayBe[0]}) was saved and is not here`);
      }
    }
  },
};

const fencedWrites: Checker = {
  id: 'I9',
  async atRest(world) {
    for (const { personId, holderId, mutation } of world.server.state.effects) {
      if (holderId !== null && holderId !== personId)
        world.violate('I9', `${mutation.type} ${mutation.id} by ${personId}, who had it no more`);
    }
  },
};

export const workChecks: readonly Checker[] = [
  exactlyOnce,
  noAcknowledgedLoss,
  receiptBeforeDiscard,
  immutableBytes,
  fifoPerCase,
  isolationOfFailure,
  noLostDraft,
  fencedWrites,
  restoredServerSafe,
];

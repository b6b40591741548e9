import { checkAtRest } from '../checks/all-checks.ts';
import { openView, outboxOf } from '../checks/local-view.ts';
import type { JobResult } from '../jobs.ts';
import { handsAt } from '../lab/hands.ts';
import { pass, quiesce } from '../lab/quiesce.ts';
import { seedOf } from '../lab/seeded.ts';
import { addCase, furnish } from '../lab/server-work.ts';
import { createWorld, type World } from '../lab/world.ts';

const HOUR_MS = 60 * 60_000;
const AGES_MS = [HOUR_MS, 24 * HOUR_MS, 30 * 24 * HOUR_MS] as const;
const STRETCHES = 3;

/** G7: a server that is restored to what it was an hour, a day or thirty days ago is given everything back. */
export async function runRestored(scenario: number): Promise<Omit<JobResult, 'job'>> {
  const world = createWorld(seedOf(`restored/${scenario}`));
  const ageMs = AGES_MS[scenario % AGES_MS.length] ?? HOUR_MS;
  furnish(world);
  for (const name of ['a', 'b']) world.addStation(name, `device-${name}`).startAgain();
  await pass(world, 2000);
  await shift(world, 'before');
  world.backUp();
  for (let stretch = 0; stretch < STRETCHES; stretch++) {
    world.clock.jump(ageMs / STRETCHES);
    world.server.events.cut();
    await pass(world, 2000);
    await shift(world, `after-${stretch}`);
  }
  // Some work has not gone out when it happens.
  if (world.dice.maybe(0.5)) await act(world, 'c-1');
  world.note(`the server is restored to ${ageMs / HOUR_MS} hours ago`);
  world.restoreServer();
  const convergenceMs = await quiesce(world);
  for (const station of world.stations) await checkAtRest(world, station);
  await checkReoffered(world);
  for (const station of world.stations) station.discard();
  const { violations, history } = world;
  return { violations, convergenceMs, history };
}

/** A case of its own for each stretch, so that one ends submitted and the others go on. */
async function shift(world: World, name: string): Promise<void> {
  addCase(world, `c-${name}`);
  await pass(world, 2000);
  for (const caseId of [`c-${name}`, 'c-1', 'c-2']) await act(world, caseId);
  const [station] = world.stations;
  const window = station?.window();
  if (station && window) await handsAt(world, station, window).submit(`c-${name}`);
  await quiesce(world);
}

async function act(world: World, caseId: string): Promise<void> {
  for (const station of world.stations) {
    const window = station.window();
    if (!window) continue;
    const hands = handsAt(world, station, window);
    await hands.annotate(caseId);
    if (world.dice.maybe(0.3)) await hands.annotateAgain(caseId);
    await pass(world, 250);
  }
}

/** Every mark and submission on a case that the restored server knows is there again, or is before a person. */
async function checkReoffered(world: World): Promise<void> {
  const { effects, records } = world.server.state;
  const open = (await Promise.all(world.stations.map(openView))).filter(view => view !== null);
  const undecided = (await Promise.all(open.map(outboxOf))).flat().filter(({ state }) => state !== 'accepted');
  const text = JSON.stringify([effects.map(({ mutation }) => mutation.payload), undecided]);
  for (const [i, { kind, mark, caseId, state, targetId }] of world.ledger.deeds.entries()) {
    if (state !== 'saved' || (kind !== 'annotate' && kind !== 'submit')) continue;
    // A mark that was changed again since: the later one says all.
    if (kind === 'annotate' && world.ledger.deeds.slice(i + 1).some(later => later.targetId === targetId)) continue;
    if (records.has(`case/${caseId}`) && !text.includes(`"${mark}"`)) {
      world.violate('I12', `${kind} of ${caseId} (${mark}) was not offered to the restored server`);
    }
  }
}

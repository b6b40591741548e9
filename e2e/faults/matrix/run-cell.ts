import { checkAtRest, checkWhenOpen } from '../checks/all-checks.ts';
import { handsAt } from '../lab/hands.ts';
import { healDamage, pass, quiesce } from '../lab/quiesce.ts';
import { seedOf } from '../lab/seeded.ts';
import { addCase, addDocument, CASES, furnish, takeAway, touchCase, versionOf } from '../lab/server-work.ts';
import type { Station } from '../lab/station.ts';
import { createWorld, type Violation, type World } from '../lab/world.ts';
import { type Begun, beginFault } from './faults.ts';
import { type Cell, cellName } from './cells.ts';
import { type Step, STEP_WORDS } from './steps.ts';
import { watchSteps } from './watch-steps.ts';

/** What one run of a cell came to. */
export interface CellRun {
  readonly cell: string;
  readonly seed: number;
  readonly violations: readonly Violation[];
  /** Fake time from the end of the fault until all was as it should be. */
  readonly convergenceMs: number;
  readonly history: readonly string[];
}

/** Runs a small shift at two stations, with one fault at one step of the first; then compares both ends with the ledger. */
export async function runCell(cell: Pick<Cell, 'step' | 'fault'>, seed: number): Promise<CellRun> {
  const world = createWorld(seedOf(`${cellName(cell)}/${seed}`));
  const { dice } = world;
  furnish(world, cell.fault === 'F31' ? 30 : 0);
  const station = world.addStation('a', 'device-a');
  const other = world.addStation('b', 'device-b');
  const begun = armed(world, station, cell);
  const isCold = /^[PB]/.test(cell.step) && dice.maybe(0.3);
  if (isCold) begun.arm();
  for (const one of world.stations) one.startAgain();
  await pass(world, 2000);
  world.backUp();
  for (let turn = 0; turn < 3; turn++) {
    await work(world, station);
    await pass(world, dice.between(1, 6) * 100);
  }
  world.backUp();
  begun.arm();
  for (let turn = 0; turn < 8 && !begun.hasHappened(); turn++) {
    provoke(world, station, cell.step);
    await work(world, dice.maybe(0.2) ? other : station);
    await pass(world, dice.between(2, 8) * 250);
  }
  if (!begun.hasHappened()) world.violate('LAB', `the step ${cell.step} was not reached`);
  // Life goes on while it lasts.
  for (let turn = dice.between(1, 3); turn > 0; turn--) {
    await work(world, dice.maybe(0.3) ? other : station);
    await pass(world, dice.between(1, 16) * 250);
    if (dice.maybe(0.7)) station.startAgain();
    await pass(world, 500);
    await checkWhenOpen(world, station);
  }
  begun.end();
  world.note('the fault is over');
  const convergenceMs = await quiesce(world);
  await healDamage(world);
  for (const one of world.stations) {
    await checkAtRest(world, one);
    one.discard();
  }
  return { cell: cellName(cell), seed, violations: world.violations, convergenceMs, history: world.history };
}

interface Armed {
  arm(): void;
  hasHappened(): boolean;
  end(): void;
}

/** The fault happens when the step is reached for the first, second or third time from now on. */
function armed(world: World, station: Station, { step, fault }: Pick<Cell, 'step' | 'fault'>): Armed {
  let left = Number.POSITIVE_INFINITY;
  let begun: Begun | null = null;
  watchSteps(station, reached => {
    if (reached !== step || begun || --left > 0) return;
    world.note(`${station.name}: ${step} is reached (${STEP_WORDS[step]})`);
    begun = { end() {} };
    try {
      begun = beginFault(world, station, fault);
    } catch (error) {
      // Thrown on, it would look like a failure of the part that is tested.
      world.violate('LAB', `${fault} could not be made: ${String(error)}`);
    }
  });
  return {
    arm() {
      if (left === Number.POSITIVE_INFINITY) left = world.dice.pick([1, 1, 2]);
    },
    hasHappened: () => begun !== null,
    end: () => begun?.end(),
  };
}

/** Something that a person does now; which of it cannot be done as things are does not matter. */
async function work(world: World, station: Station): Promise<void> {
  const window = station.window();
  if (!window) return;
  const hands = handsAt(world, station, window);
  const { dice } = world;
  const caseId = dice.pick(CASES);
  const deeds = [
    () => hands.start(caseId),
    () => hands.annotate(caseId),
    () => hands.annotate(caseId),
    () => hands.annotateAgain(caseId),
    () => hands.remove(caseId),
    () => hands.type(caseId),
    () => hands.type(caseId).then(() => hands.share(caseId)),
    () => hands.submit(caseId),
  ];
  for (let count = dice.between(1, 2); count > 0; count--) void dice.pick(deeds)();
}

/** Makes it likely that the step comes soon. */
function provoke(world: World, station: Station, step: Step): void {
  const { dice, server } = world;
  const caseId = dice.pick(CASES);
  const hands =
    station.window() && handsAt(world, station, station.window() as NonNullable<ReturnType<Station['window']>>);
  switch (step[0]) {
    case 'P':
      return touchCase(world, caseId, { priority: dice.pick(['low', 'high', 'urgent']) });
    case 'B':
      if (dice.maybe(0.5)) return addCase(world, `c-${server.state.seq}`);
      // Some longer than a chunk, so that a part of them can be kept.
      return addDocument(world, caseId, versionOf(world, caseId) + 1, dice.maybe(0.2) ? 1_200_000 : 4000);
    case 'X': {
      const leaving = `x-${server.state.seq}`;
      addCase(world, leaving);
      world.clock.after(700, () => void hands?.type(leaving));
      world.clock.after(1400, () => takeAway(world, leaving));
      return;
    }
    case 'K':
      world.issuer.revokeAccess();
      return touchCase(world, caseId, { priority: 'high' });
    default:
      void hands?.annotate(caseId);
  }
}

import * as fc from 'fast-check';
import { checkAtRest, checkWhenOpen } from '../checks/all-checks.ts';
import type { Job, JobResult } from '../jobs.ts';
import { healDamage, pass, quiesce } from '../lab/quiesce.ts';
import { CASES, furnish } from '../lab/server-work.ts';
import type { Station } from '../lab/station.ts';
import { createWorld, type World } from '../lab/world.ts';
import type { Begun } from '../matrix/faults.ts';
import { OPERATIONS, weightOf } from './operations.ts';

/** One thing that happens. Where and to what is part of it, so that a history is the same when others are taken out. */
interface Happening {
  readonly name: string;
  readonly station: number;
  readonly caseId: string;
  readonly amount: number;
}

/** Everything is compared this often, when the line is mended and all has come to rest. */
const REST_EVERY = 50;
const STATIONS = 3;
/** A shorter history that fails is looked for this long, of the real time: longer when it is run alone. */
const SHRINK_MS = { among: 15_000, alone: 300_000 };

const happening = fc.record({
  name: fc.oneof(...Object.keys(OPERATIONS).map(name => ({ weight: weightOf(name), arbitrary: fc.constant(name) }))),
  station: fc.nat({ max: STATIONS - 1 }),
  caseId: fc.constantFrom(...CASES),
  amount: fc.nat({ max: 999 }),
});

/** Runs one random history of a job's seed; when it fails, looks for a shorter one that fails too. */
export async function runHistory(job: Extract<Job, { kind: 'history' }>): Promise<Omit<JobResult, 'job'>> {
  const convergences: number[] = [];
  let last: World | null = null;
  const holds = async (happenings: readonly Happening[]): Promise<boolean> => {
    last = await live(job.seed, happenings, convergences);
    return last.violations.length === 0;
  };
  const property = fc.asyncProperty(fc.array(happening, { minLength: job.length, maxLength: job.length }), holds);
  const details = await fc.check(property, {
    seed: job.seed,
    numRuns: 1,
    ...(job.path === null ? {} : { path: job.path }),
    endOnFailure: true,
  });
  const [found] = details.counterexample ?? [];
  if (!found) return { violations: [], convergenceMs: null, convergences, history: [] };
  // Shorter, and of the same kind: another failure on the way would lead away from this one.
  const [first] = (last as World | null)?.violations ?? [];
  const isOther = async (happenings: readonly Happening[]): Promise<boolean> => {
    await holds(happenings);
    return last?.violations.every(({ id }) => id !== first?.id) ?? true;
  };
  const shortest = await shorten(found, isOther, job.isAlone ? SHRINK_MS.alone : SHRINK_MS.among);
  await holds(shortest);
  const world = last as World | null;
  return {
    violations: world?.violations ?? [],
    convergenceMs: null,
    convergences,
    history: world?.history ?? [],
    path: details.counterexamplePath ?? '0',
  };
}

/** Takes out halves, quarters and so on, as long as what is left fails. */
async function shorten(
  found: readonly Happening[],
  holds: (happenings: readonly Happening[]) => Promise<boolean>,
  forMs: number,
): Promise<readonly Happening[]> {
  let shortest = found;
  const endMs = performance.now() + forMs;
  const isTime = (): boolean => performance.now() < endMs;
  for (let size = shortest.length >> 1; size >= 1 && isTime(); size >>= 1) {
    for (let from = 0; from < shortest.length && isTime(); ) {
      const without = [...shortest.slice(0, from), ...shortest.slice(from + size)];
      if (await holds(without)) from += size;
      else shortest = without;
    }
  }
  return shortest;
}

async function live(seed: number, happenings: readonly Happening[], convergences: number[]): Promise<World> {
  const world = createWorld(seed);
  furnish(world);
  const begun = new Map<Station, Begun[]>();
  for (let i = 1; i <= STATIONS; i++) world.addStation(`s${i}`, `device-${i}`).startAgain();
  await pass(world, 2000);
  world.backUp();
  for (const [i, { name, station: number, caseId, amount }] of happenings.entries()) {
    const station = world.stations[number];
    if (!station) continue;
    world.note(`— ${name} ${caseId} at ${station.name}`);
    await OPERATIONS[name]?.({ world, station, caseId, amount, begun });
    await pass(world, 100 + amount);
    if (name === 'start again') await checkWhenOpen(world, station);
    if ((i + 1) % REST_EVERY === 0) await rest(world, begun, convergences);
    if (world.violations.length > 0) break;
  }
  if (world.violations.length === 0) await rest(world, begun, convergences);
  for (const station of world.stations) station.discard();
  return world;
}

async function rest(world: World, begun: Map<Station, Begun[]>, convergences: number[]): Promise<void> {
  for (const list of begun.values()) for (const one of list) one.end();
  begun.clear();
  world.note('all is mended');
  convergences.push(await quiesce(world));
  await healDamage(world);
  for (const station of world.stations) await checkAtRest(world, station);
}

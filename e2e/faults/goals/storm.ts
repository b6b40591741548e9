import { checkAtRest } from '../checks/all-checks.ts';
import type { JobResult } from '../jobs.ts';
import { handsAt } from '../lab/hands.ts';
import { pass, quiesce } from '../lab/quiesce.ts';
import { seedOf } from '../lab/seeded.ts';
import { furnish } from '../lab/server-work.ts';
import { createWorld, type World } from '../lab/world.ts';
import { interferenceOf } from '../matrix/network-faults.ts';

const MINUTES = 10;
const CLIENTS = 200;
const MOST_OF_NORMAL = 1.1;
const LEAST_SPREAD = 0.8;

type Outcome = Omit<JobResult, 'job'>;

/** G8: how a workstation behaves towards a server that is unwell. */
export async function runStorm(scenario: number): Promise<Outcome> {
  if (scenario === 0) return await errorStorm();
  return scenario === 1 ? await askedToWait() : await manyClients();
}

/** Ten minutes in which every answer is a 5xx cost the server hardly more than ten normal ones. */
async function errorStorm(): Promise<Outcome> {
  const normal = await requestsOf('normal', () => {});
  const storm = await requestsOf('storm', world => {
    for (const { network } of world.stations) network.interfere = interferenceOf('F6', world.dice, () => false);
  });
  const share = storm.count / normal.count;
  if (share > MOST_OF_NORMAL) {
    storm.world.violate(
      'I23',
      `${storm.count} requests in ${MINUTES} minutes of 5xx, and ${normal.count} in normal ones`,
    );
  }
  const { violations, history } = storm.world;
  return { violations, convergenceMs: null, history, figures: { normal: normal.count, storm: storm.count } };
}

async function requestsOf(name: string, begin: (world: World) => void): Promise<{ world: World; count: number }> {
  const world = createWorld(seedOf(`storm/${name}`));
  furnish(world);
  const station = world.addStation('a', 'device-a');
  // A server without events: normal is a poll every half minute.
  station.unlocked.features.length = 0;
  station.startAgain();
  await pass(world, 5000);
  begin(world);
  const before = station.network.seen.length;
  for (let minute = 0; minute < MINUTES; minute++) {
    const window = station.window();
    if (window) void handsAt(world, station, window).annotate('c-1');
    await pass(world, 60_000);
  }
  station.discard();
  return { world, count: station.network.seen.length - before };
}

/** Seconds, dates, days: what was asked for is never undercut, whatever the person presses. */
async function askedToWait(): Promise<Outcome> {
  const world = createWorld(seedOf('storm/asked to wait'));
  furnish(world);
  const station = world.addStation('a', 'device-a');
  station.startAgain();
  await pass(world, 5000);
  const kinds = [interferenceOf('F7', world.dice, () => false), interferenceOf('F8', world.dice, () => false)];
  for (let minute = 0; minute < MINUTES; minute++) {
    station.network.interfere = world.dice.pick(kinds);
    const window = station.window();
    if (window) void handsAt(world, station, window).annotate('c-2');
    station.main()?.engine.nudge();
    await pass(world, 60_000);
  }
  station.network.interfere = passage => passage.serve();
  const convergenceMs = await quiesce(world);
  await checkAtRest(world, station);
  station.discard();
  const { violations, history } = world;
  return { violations, convergenceMs, history };
}

/** Two hundred workstations that lose the server in one moment do not come back in one moment. */
async function manyClients(): Promise<Outcome> {
  const world = createWorld(seedOf('storm/many'));
  furnish(world);
  for (let i = 0; i < CLIENTS; i++) world.addStation(`w${i}`, `device-${i}`).startAgain();
  await world.clock.advance(5000);
  for (const { network } of world.stations) {
    network.seen.length = 0;
    network.interfere = () => Promise.resolve(new Response('', { status: 500 }));
  }
  // Everybody hears of news, asks, and is told 500.
  for (const station of world.stations) station.main()?.engine.nudge();
  await world.clock.advance(60_000);
  const delays = world.stations.flatMap(({ network: { seen } }) => {
    const [first, second] = seen.filter(one => one.path === '/v1/changes' || one.path === '/v1/mutations');
    return first && second ? [second.atMs - first.atMs] : [];
  });
  for (const station of world.stations) station.discard();
  const longest = Math.max(...delays);
  const tenths = new Set(delays.map(ms => Math.min(9, Math.floor((ms / longest) * 10))));
  const spread = (longest - Math.min(...delays)) / longest;
  if (delays.length < CLIENTS) world.violate('LAB', `only ${delays.length} of ${CLIENTS} came back within a minute`);
  if (spread < LEAST_SPREAD || tenths.size < LEAST_SPREAD * 10) {
    world.violate('I23', `the first retries of ${CLIENTS} lie in ${tenths.size} tenths of ${longest} ms`);
  }
  const { violations, history } = world;
  return { violations, convergenceMs: null, history, figures: { longest, tenths: tenths.size } };
}

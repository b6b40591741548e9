import { checkAlways } from '../checks/all-checks.ts';
import { watchProgress } from '../checks/conduct-checks.ts';
import { openView, outboxOf, unrest } from '../checks/local-view.ts';
import { allowDeletes } from '../../../renderer/data/actions/allow-deletes.ts';
import { heldDeletesOf } from '../../../renderer/data/cache/held-deletes.ts';
import { isUnsent, needsAttention } from '../../../shared/model/outbox.ts';
import { openDocumentBytes } from '../../../renderer/data/document-bytes.ts';
import type { Store } from '../../../renderer/data/store.ts';
import { handsAt } from './hands.ts';
import type { Station } from './station.ts';
import type { World } from './world.ts';

const TICK_MS = 250;
const LONGEST_MS = 60_000;
const FINE_MS = 3000;

/** Lets time pass, and looks at everything that must hold always. */
export async function pass(world: World, ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= TICK_MS) {
    await world.clock.advance(Math.min(TICK_MS, left));
    for (const station of world.stations) checkAlways(world, station);
  }
}

/**
 * After the faults: waits until every station has what the server has and nothing to send, a minute at most, doing what
 * a person at the desk would do. Returns how long it took.
 */
export async function quiesce(world: World): Promise<number> {
  const beganMs = world.clock.now();
  for (;;) {
    let reason: string | null = null;
    for (const station of world.stations) {
      station.startAgain();
      await tend(world, station);
      const open = await openView(station);
      reason ??= open ? await unrest(world, open).catch(String) : `${station.name} is not open`;
    }
    const tookMs = world.clock.now() - beganMs;
    if (reason === null || tookMs >= LONGEST_MS) {
      for (const station of world.stations) {
        const report = station.shown()?.report;
        world.note(
          `${station.name} shows ${report?.phase} ${report?.problem?.code ?? 'no problem'}: ${report?.problem?.message ?? ''}`,
        );
      }
      world.note(reason === null ? `at rest after ${tookMs} ms` : `not at rest: ${reason}`);
      return tookMs;
    }
    // Finely at first; whoever is not at rest by then waits for a poll.
    await pass(world, tookMs < FINE_MS ? TICK_MS : 1000);
    if (tookMs % 5000 === 0) for (const station of world.stations) await watchProgress(world, station);
  }
}

/** Signs in when asked, presses "sync now" where only a person can know that it helps, says yes to removals that were asked about, and decides what holds other work up. */
async function tend(world: World, station: Station): Promise<void> {
  const main = station.main();
  const window = station.window();
  const open = await openView(station);
  if (!main || !window || !open) return;
  if (main.mustSignIn()) {
    world.note(`${station.name}: signs in`);
    main.signIn();
  }
  const problem = station.shown()?.report.problem?.code;
  if (problem === 'forbidden' || problem === 'upgrade-required') main.engine.nudge();
  try {
    const held = heldDeletesOf(open.cache.state, open.cache.feed.cases().length);
    if (held) {
      world.ledger.allowedDeletes.push({ gone: held.gone });
      world.note(`${station.name}: lets ${held.gone} cases go`);
      await allowDeletes(open.store, held);
    }
    const rows = await outboxOf(open);
    const stuck = new Set(rows.filter(row => needsAttention(row.state)).map(row => row.caseId));
    const isHolding = rows.some(row => isUnsent(row.state) && stuck.has(row.caseId));
    if (isHolding) void handsAt(world, station, window).resolve(world.dice.pick(['keep-theirs', 'send-mine']));
  } catch (error) {
    // The store broke under the person's hands; they look again.
    world.note(`${station.name}: ${error instanceof Error ? error.name : String(error)}`);
  }
}

/**
 * A pack that was tampered with is noticed when it is read, and fetched again at the next start: everything is read
 * once, and whoever met damage starts again. Only then can both ends be compared.
 */
export async function healDamage(world: World): Promise<void> {
  let isHealing = false;
  for (const station of world.stations) {
    const open = await openView(station);
    if (!open) continue;
    const heads = [...open.store.feed.all()];
    const here = await open.store.packs.readAll(open.store.feed.generation, heads).catch(() => []);
    // A row of this list that does not open has no plain key: what is counted and what is read differ.
    const { quarantine } = open.store.db;
    const isListed = (await quarantine.count()) === (await quarantine.toArray()).length;
    const isReadable = await documentsOpen(open.store);
    if (here.length === heads.length && isListed && isReadable) continue;
    isHealing = true;
    world.note(`${station.name}: something is damaged; the window is opened again`);
    await pass(world, TICK_MS);
    station.killWindow();
  }
  if (isHealing) await quiesce(world);
}

/** Reads every document that is here, as a viewer would: one that does not open loses its state, and is fetched again. */
async function documentsOpen(store: Store): Promise<boolean> {
  let isWhole = true;
  for (const head of store.feed.all()) {
    if (head.kind !== 'document') continue;
    try {
      const bytes = await openDocumentBytes(store, head.columns.record);
      await bytes?.read(0, bytes.length);
    } catch {
      // The chunk was tampered with.
      isWhole = false;
    }
  }
  return isWhole;
}

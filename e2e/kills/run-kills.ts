import { expect } from '@playwright/test';
import { diceOf } from '../faults/lab/seeded.ts';
import { JudgmentForm } from '../pages/judgment-form.ts';
import { KILL_STEPS, type KillStep, VICTIMS, type Victim } from './kill-steps.ts';
import { type KillWorld, startKillWorld } from './kill-world.ts';

/** A row of kills in one world; then another world. */
const KILLS_IN_A_WORLD = 12;

export interface KillReport {
  readonly seed: number;
  readonly kills: number;
  /** Cases of which the screen said that they are submitted. */
  readonly promised: number;
  /** Promised and not at the server; saved and not in the form again. */
  readonly lost: readonly string[];
  /** At the server more than once. */
  readonly duplicated: readonly string[];
  readonly seconds: number;
}

/** Kills with `kill -9`, at every step, main process, browser and both in turn, and compares both ends afterwards. */
export async function runKills(kills: number, seed: number, say: (line: string) => void): Promise<KillReport> {
  const dice = diceOf(seed);
  const begun = performance.now();
  const lost: string[] = [];
  const duplicated: string[] = [];
  let promised = 0;
  for (let done = 0; done < kills; ) {
    const row = Math.min(KILLS_IN_A_WORLD, kills - done);
    const world = await startKillWorld(row);
    try {
      for (let i = 0; i < row; i++, done++) {
        const step = KILL_STEPS[done % KILL_STEPS.length] ?? dice.pick(KILL_STEPS);
        const victim = VICTIMS[Math.floor(done / KILL_STEPS.length) % VICTIMS.length] ?? 'both';
        const delayMs = dice.between(0, 300);
        const reference = world.nextCase();
        if (reference === null) break;
        const name = `kill ${done + 1}: ${victim}, ${delayMs} ms after ${step.name}, ${reference}`;
        const missing = await killOnce(world, step, victim, reference, delayMs);
        if (missing !== null) lost.push(`${name}: ${missing}`);
        say(`${name}${missing === null ? '' : ` LOST ${missing}`}`);
      }
      const ends = await compareEnds(world);
      promised += world.said.submitted().size;
      lost.push(...ends.lost);
      duplicated.push(...ends.duplicated);
    } finally {
      await world.close();
    }
  }
  return { seed, kills, promised, lost, duplicated, seconds: Math.round((performance.now() - begun) / 1000) };
}

/** Null when what the screen called saved is there again; otherwise what is not. */
async function killOnce(
  world: KillWorld,
  step: KillStep,
  victim: Victim,
  reference: string,
  delayMs: number,
): Promise<string | null> {
  const { app, desk, said } = world;
  // A window that comes back is where it was: at the case of the kill before.
  await desk.goTo('Queue');
  await desk.showView('All');
  said.forgetSaved();
  await step.strike(world, reference, delayMs);
  if (victim !== 'browser') await app.killMain();
  if (victim !== 'main') await app.killBrowser();
  await step.release?.(world);
  await world.revive();
  if (step.verify) {
    await desk.goTo('Queue');
    await desk.showView('All');
    return await step.verify(world, reference);
  }
  const saved = said.savedText();
  if (saved === '' || (await isWithClient(world, reference))) return null;
  await desk.goTo('Queue');
  await desk.showView('All');
  await desk.openCase(reference);
  const answer = new JudgmentForm(app.window).textbox('Policyholder');
  await expect(answer).toBeVisible();
  const now = await answer.inputValue();
  return now.startsWith(saved) ? null : `the screen had saved “${saved}”, now there is “${now}”`;
}

/** Submitted, on its way or there: the form shows it sealed, which the comparison of both ends looks at. */
async function isWithClient(world: KillWorld, reference: string): Promise<boolean> {
  return world.said.submitted().has(reference) || (await world.api.submissionsOf(reference)).length > 0;
}

async function compareEnds({ api, desk, said }: KillWorld): Promise<Pick<KillReport, 'lost' | 'duplicated'>> {
  await desk.everythingIsAtTheClient();
  const { cases, submissions } = await api.ledger();
  const referenceOf = new Map(cases.map(({ id, reference }) => [id, reference]));
  const times = new Map<string, number>();
  for (const { caseId, effects } of submissions) {
    const reference = referenceOf.get(caseId) ?? caseId;
    times.set(reference, (times.get(reference) ?? 0) + effects);
  }
  return {
    lost: [...said.submitted()].filter(reference => !times.has(reference)).map(one => `${one} was promised`),
    duplicated: [...times].filter(([, count]) => count > 1).map(([reference, count]) => `${reference}: ${count} times`),
  };
}

import { expect } from '@playwright/test';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { diceOf } from '../faults/lab/seeded.ts';
import { DocumentPane } from '../pages/document-pane.ts';
import { JudgmentForm } from '../pages/judgment-form.ts';
import { answerClaim } from '../specs/answered-claim.ts';
import { DAMAGES, type Damage } from './damages.ts';
import { type KillWorld, startKillWorld } from './kill-world.ts';

/** Each damage takes two cases: one that is submitted, one that is being answered. */
const DAMAGES_IN_A_WORLD = 10;
const BALLAST = 8;
const SAID = /^The copy of your cases on this machine was damaged|^A part of what was on this machine was lost/;

export interface DamageReport {
  readonly seed: number;
  readonly damages: number;
  /** How often the window said that it had to begin again or to put something back. */
  readonly said: number;
  /** What had been saved and was not there again. */
  readonly lost: readonly string[];
  readonly duplicated: readonly string[];
  /** How often the window said that Meridian must be closed and opened again, and then it opened. */
  readonly reopened: number;
  /** The workstation did not open until somebody removed the browser's database. */
  readonly shut: readonly string[];
  /** Damages that found no file of their kind. */
  readonly withoutFile: readonly string[];
  readonly seconds: number;
}

/** Damages the browser's database between two runs, in every way there is, with unsent work in it. */
export async function runDamages(
  count: number,
  seed: number,
  say: (line: string) => void,
  damages: readonly Damage[] = DAMAGES,
): Promise<DamageReport> {
  const dice = diceOf(seed);
  const begun = performance.now();
  const lost: string[] = [];
  const duplicated: string[] = [];
  const shut: string[] = [];
  const withoutFile: string[] = [];
  let said = 0;
  let reopened = 0;
  for (let done = 0; done < count; ) {
    const row = Math.min(DAMAGES_IN_A_WORLD, count - done);
    const world = await startKillWorld(row * 2, BALLAST);
    try {
      for (let i = 0; i < row; i++, done++) {
        const damage = damages[done % damages.length] ?? dice.pick(damages);
        const name = `damage ${done + 1}, ${damage.name}`;
        const found = await damageOnce(world, damage, dice);
        if (found.struck === null) withoutFile.push(name);
        if (found.wasShut) shut.push(name);
        if (found.wasSaid) said++;
        if (found.wasReopened) reopened++;
        lost.push(...found.lost.map(what => `${name}: ${what}`));
        duplicated.push(...found.duplicated.map(what => `${name}: ${what}`));
        say(
          `${name} (${found.struck ?? 'no such file'})${found.wasShut ? ', SHUT' : ''}${found.wasReopened ? ', reopened' : ''}${found.wasSaid ? ', said' : ''} ${found.lost.join(', ')}`,
        );
      }
    } finally {
      await world.close();
    }
  }
  const seconds = Math.round((performance.now() - begun) / 1000);
  return { seed, damages: count, said, reopened, lost, duplicated, shut, withoutFile, seconds };
}

interface Found {
  readonly struck: string | null;
  readonly wasReopened: boolean;
  readonly wasShut: boolean;
  readonly wasSaid: boolean;
  readonly lost: readonly string[];
  readonly duplicated: readonly string[];
}

async function damageOnce(world: KillWorld, damage: Damage, dice: ReturnType<typeof diceOf>): Promise<Found> {
  const { api, app, desk } = world;
  const [submitted, begun] = [world.nextCase(), world.nextCase()];
  if (submitted === null || begun === null) throw new Error('There are too few cases for these damages');
  await showQueue(world);
  const form = await answerClaim(desk, submitted, `Ingrid Solheim ${submitted}`);
  await desk.everythingIsAtTheClient();
  await api.stop('SIGKILL');
  await form.submit();
  await expect(app.window.getByRole('contentinfo').getByText(/changes? to send/)).toBeVisible();
  const typed = `Half a name ${begun}`;
  await showQueue(world);
  await desk.openCase(begun);
  await new JudgmentForm(app.window).textbox('Policyholder').fill(typed);
  await new JudgmentForm(app.window).saved();
  await app.close();

  const database = path.join(app.profile, 'window/Default/IndexedDB');
  const struck = await damage.strike(database, dice);
  await api.resume();
  await app.resume();
  const wasReopened = (await standOf(world)) === 'goes-at-start';
  if (wasReopened) await app.restart();
  const wasShut = (await standOf(world)) !== 'open';
  if (wasShut) {
    await app.close();
    await rm(database, { recursive: true, force: true });
    await world.revive();
  }
  const lost: string[] = [];
  await desk.readyOffline();
  await showQueue(world);
  await desk.openCase(begun);
  const answer = new JudgmentForm(app.window).textbox('Policyholder');
  await expect(answer).toBeVisible();
  if ((await answer.inputValue()) !== typed) lost.push(`the draft of ${begun}: “${await answer.inputValue()}”`);
  if (!(await isShown(world, 'pages-0.txt: paid for the floor.'))) lost.push(`a document of ${begun}`);
  await desk.everythingIsAtTheClient();
  const arrived = await api.submissionsOf(submitted);
  if (arrived.length === 0) lost.push(`the submission of ${submitted}`);
  const wasSaid = await tellsWhatHappened(world);
  return {
    struck,
    wasReopened,
    wasShut,
    wasSaid,
    lost,
    duplicated: arrived.length > 1 || arrived.some(({ effects }) => effects > 1) ? [submitted] : [],
  };
}

/** The document whose bytes are in a file of their own: it is read from the disk, or fetched again and then read. */
async function isShown({ app }: KillWorld, words: string): Promise<boolean> {
  const pane = new DocumentPane(app.window);
  await pane.show(/Pages 0/);
  const shown = pane.region.getByText(words).first();
  return await expect(shown)
    .toBeVisible({ timeout: 60_000 })
    .then(
      () => true,
      () => false,
    );
}

type Stand = 'open' | 'goes-at-start' | 'shut';

/** The queue comes, or the window says that it cannot open, and what to do. */
async function standOf({ app }: KillWorld): Promise<Stand> {
  const bar = app.window.getByRole('contentinfo');
  const goes = app.window.getByText('The copy of your cases on this machine is damaged');
  const shut = app.window.getByText('Your cases on this machine could not be opened');
  await expect(bar.or(goes).or(shut)).toBeVisible({ timeout: 60_000 });
  if (await bar.isVisible()) return 'open';
  return (await goes.isVisible()) ? 'goes-at-start' : 'shut';
}

/** Every case, whatever state it is in by now. */
async function showQueue({ desk }: KillWorld): Promise<void> {
  await desk.goTo('Queue');
  await desk.showView('All');
}

/** Reads the notice and puts it away, as a person does. */
async function tellsWhatHappened({ app }: KillWorld): Promise<boolean> {
  const notice = app.window.getByRole('status').filter({ hasText: SAID });
  if (!(await notice.first().isVisible())) return false;
  await notice.getByRole('button', { name: 'I have read this' }).click();
  await expect(notice).toHaveCount(0);
  return true;
}

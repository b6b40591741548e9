import { expect } from '@playwright/test';
import { setTimeout as pause } from 'node:timers/promises';
import { Desk } from '../api-server/testing/desk.ts';
import { casesWithKeysIn } from '../hosts/open-profile.ts';
import type { RunningApi } from '../hosts/running-api.ts';
import { DocumentPane } from '../pages/document-pane.ts';
import { JudgmentForm } from '../pages/judgment-form.ts';
import { answerClaim } from '../specs/answered-claim.ts';
import { ANA } from '../specs/small-shift.ts';
import type { KillWorld } from './kill-world.ts';

/** What is killed. The window's processes go with the browser; the main process is a process of its own. */
export const VICTIMS = ['main', 'browser', 'both'] as const;
export type Victim = (typeof VICTIMS)[number];

/** Where in an analyst's work a kill strikes. */
export interface KillStep {
  readonly name: string;
  /** Works up to the step and lets it run; resolves when the kill is due. `delayMs`: how far into the step. */
  strike(world: KillWorld, reference: string, delayMs: number): Promise<void>;
  /** After the kill: lets the server go on, where the step held it. */
  release?(world: KillWorld): Promise<void>;
  /** After the next start: what is not as the step wants it; null when all is. */
  verify?(world: KillWorld, reference: string): Promise<string | null>;
}

const TYPED = 'The pipe under the sink burst at night and the water stood in the kitchen until the morning ';

async function submitWithout(world: KillWorld, reference: string): Promise<void> {
  const form = await answerClaim(world.desk, reference, `Ingrid Solheim ${reference}`);
  await form.askToSubmit();
  const dialog = world.app.window.getByRole('dialog', { name: 'Submit this judgment?' });
  await dialog.getByRole('button', { name: 'Submit' }).click();
}

export const KILL_STEPS: readonly KillStep[] = [
  {
    name: 'typing',
    async strike({ app, desk }, reference, delayMs) {
      await desk.openCase(reference);
      await new JudgmentForm(app.window).textbox('Policyholder').focus();
      // It goes on under the kill: the last letters are lost, and may be.
      void app.window.keyboard.type(TYPED, { delay: 15 }).catch(() => undefined);
      await pause(300 + delayMs * 2);
    },
  },
  {
    name: 'a draft is saved',
    async strike({ app, desk }, reference, delayMs) {
      await desk.openCase(reference);
      await new JudgmentForm(app.window).textbox('Policyholder').fill(`${TYPED}${reference}`);
      await pause(delayMs);
    },
  },
  {
    name: 'a mark is made',
    async strike({ app, desk }, reference, delayMs) {
      await desk.openCase(reference);
      await new DocumentPane(app.window).select('Base cabinet: EUR 340');
      await app.window.getByRole('dialog', { name: 'Mark the selected words' }).waitFor();
      await app.window.keyboard.press('h');
      await pause(delayMs / 2);
    },
  },
  {
    name: 'submit is pressed',
    async strike(world, reference, delayMs) {
      await submitWithout(world, reference);
      await pause(delayMs / 4);
    },
  },
  {
    name: 'the submission is settled',
    async strike(world, reference, delayMs) {
      await submitWithout(world, reference);
      await pause(100 + delayMs);
    },
  },
  {
    name: 'the submission waits before the server',
    async strike(world, reference, delayMs) {
      await world.api.fault({ at: 'mutations', kind: 'hold-before' });
      await submitWithout(world, reference);
      await pause(delayMs);
    },
    release: ({ api }) => api.fault({ release: true }),
  },
  {
    name: 'the server has it and has not answered',
    async strike(world, reference, delayMs) {
      await world.api.fault({ at: 'mutations', kind: 'hold' });
      await submitWithout(world, reference);
      await pause(delayMs);
    },
    release: ({ api }) => api.fault({ release: true }),
  },
  {
    name: 'the answer was cut off',
    async strike(world, reference, delayMs) {
      await world.api.fault({ at: 'mutations', kind: 'cut-after-commit' });
      await submitWithout(world, reference);
      await pause(delayMs);
    },
    release: ({ api }) => api.fault({ release: true }),
  },
  {
    name: 'it has just started',
    async strike(world, reference, delayMs) {
      const { app, desk } = world;
      await desk.openCase(reference);
      const form = new JudgmentForm(app.window);
      await form.textbox('Policyholder').fill(`${TYPED}${reference}`);
      await form.saved();
      await app.killMain();
      await app.killBrowser();
      await app.resume();
      await pause(delayMs);
    },
  },
  {
    name: 'the case is given back and purged',
    async strike({ api }, reference, delayMs) {
      await giveBack(api, reference);
      await pause(delayMs);
    },
    async verify({ app, desk }, reference) {
      try {
        await expect(desk.row(reference)).toHaveCount(0, { timeout: 60_000 });
        // Looked at again also where a file went while the running program's folder was copied.
        await expect(async () => {
          expect(await casesWithKeysIn(app.profile, '')).not.toContain(reference.toLowerCase());
        }).toPass({ timeout: 30_000 });
        return null;
      } catch (error) {
        return `the case is still here, or its key: ${String(error).split('\n')[0]}`;
      }
    },
  },
];

/** The same person does so at another machine. */
async function giveBack(api: RunningApi, reference: string): Promise<void> {
  const elsewhere = await Desk.open(api.url, ANA.userName, 'elsewhere');
  const act = elsewhere.mutation('case.release', { kind: 'case', id: reference.toLowerCase() }, { reason: 'Not mine' });
  expect(await elsewhere.send(act)).toMatchObject([{ status: 'applied' }]);
}

import path from 'node:path';
import { makeSmallDisk, type SmallDisk } from '../hosts/small-disk.ts';
import { STORY_DAMAGES } from '../kills/damages.ts';
import { runDamages } from '../kills/run-damages.ts';
import { JudgmentForm } from '../pages/judgment-form.ts';
import { Workstation } from '../pages/workstation.ts';
import { expect, test } from '../test.ts';
import { ANA, writeSmallShift } from './small-shift.ts';

const GIB = 1024 ** 3;
/** Chromium does not always say that it was the disk: then the window says that its store does not answer. */
const NOT_SAVED = /^Not saved: |^Saved on this machine\. Its safety copy will be written when there is room/;

test('I3 G6 the browser loses or spoils its database between two runs: drafts and unsent work are back, sent once', async () => {
  test.setTimeout(600_000);
  const seed = Number(process.env['DAMAGE_SEED'] ?? 1);
  console.log(`damages: seed ${seed}; again with DAMAGE_SEED=${seed}`);
  const report = await runDamages(STORY_DAMAGES.length, seed, line => console.log(line), STORY_DAMAGES);
  expect(report).toMatchObject({ damages: STORY_DAMAGES.length, lost: [], duplicated: [], shut: [], withoutFile: [] });
  // What Chromium mends by itself is no loss, and nothing is said of it.
  expect(report.said).toBeGreaterThanOrEqual(STORY_DAMAGES.length / 2);
});

test('I3 G5 a full disk: typing goes on, it is said that nothing is saved, and it is saved when there is room again', async ({
  folder,
  startApi,
  startApp,
}) => {
  test.setTimeout(300_000);
  const disk = await makeSmallDisk(folder, 4 * GIB);
  test.skip(disk === null, 'no disk can be mounted here');
  if (!disk) return;
  try {
    const api = await startApi(await writeSmallShift(path.join(folder, 'shift'), [{ reference: 'HM-1' }]));
    const app = await startApp(api, { profile: path.join(disk.folder, 'profile') });
    const desk = new Workstation(app);
    const form = new JudgmentForm(app.window);
    const answer = form.textbox('Policyholder');
    await desk.signIn(ANA);
    await desk.readyOffline();
    await desk.openCase('HM-1');
    await answer.fill('Before. ');
    await form.saved();

    const typed = await typeUntilItIsSaid(disk, desk);
    await expect(answer).toHaveValue(typed);
    await disk.free();
    await expect(app.window.locator('[data-state="saved"]')).toBeVisible({ timeout: 90_000 });
    await expect(answer).toHaveValue(typed);

    await app.restart();
    await desk.openCase('HM-1');
    await expect(new JudgmentForm(app.window).textbox('Policyholder')).toHaveValue(typed);
    await desk.everythingIsAtTheClient();
    await app.close();
  } finally {
    await disk.remove();
  }
});

/** Fills the disk and types on, until the window says so: the journal's reserve takes the first words. */
async function typeUntilItIsSaid(disk: SmallDisk, { window }: Workstation): Promise<string> {
  const answer = new JudgmentForm(window).textbox('Policyholder');
  let typed = 'Before. ';
  await expect(async () => {
    await disk.fill();
    await answer.press('End');
    await window.keyboard.type('Full. ');
    typed += 'Full. ';
    await expect(window.getByText(NOT_SAVED).first()).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 90_000 });
  return typed;
}

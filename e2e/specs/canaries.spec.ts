import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Desk } from '../api-server/testing/desk.ts';
import { diceOf } from '../faults/lab/seeded.ts';
import { casesWithKeysIn } from '../hosts/open-profile.ts';
import type { RunningApi } from '../hosts/running-api.ts';
import { scanFolder } from '../hosts/scan-folder.ts';
import { DocumentPane } from '../pages/document-pane.ts';
import { JudgmentForm } from '../pages/judgment-form.ts';
import { LockScreen } from '../pages/lock-screen.ts';
import { Workstation } from '../pages/workstation.ts';
import { expect, test } from '../test.ts';
import { type CanaryShift, writeCanaryShift } from './canary-shift.ts';
import { ANA } from './small-shift.ts';

const SEED = 1107;
const PIN = 'tarn7umber';

test('G10 I15 I16 none of two hundred planted strings is plain on the disk: running, locked, killed, purged, wiped', async ({
  folder,
  startApi,
  startApp,
}) => {
  test.setTimeout(300_000);
  console.log(`canaries: seed ${SEED}`);
  const shift = await writeCanaryShift(path.join(folder, 'shift'), diceOf(SEED));
  expect(new Set(shift.all).size).toBe(200);
  const temporaryFolder = path.join(folder, 'temporary');
  await mkdir(temporaryFolder);
  const api = await startApi(shift.bundle);
  const app = await startApp(api, { temporaryFolder });
  const desk = new Workstation(app);

  /** Whatever the workstation keeps: data, browser profile, logs, what is temporary. */
  const nothingPlain = async (state: string) => {
    const scans = await Promise.all([app.profile, temporaryFolder].map(one => scanFolder(one, shift.all)));
    const bytes = scans.reduce((sum, scan) => sum + scan.bytes, 0);
    test.info().annotations.push({ type: `scanned, ${state}`, description: `${bytes} bytes` });
    expect(
      scans.flatMap(scan => scan.found),
      state,
    ).toEqual([]);
    expect(bytes, state).toBeGreaterThan(100_000);
  };

  await test.step('running, with answers and notes typed and an act that is on its way', async () => {
    await desk.signIn(ANA);
    await new LockScreen(app.window).setPin('Ana Silva', PIN);
    await desk.readyOffline();
    await typeCanaries(desk, shift);
    await nothingPlain('running');
  });
  await test.step('locked', async () => {
    await new LockScreen(app.window).lock();
    await nothingPlain('locked');
    await new LockScreen(app.window).unlock(PIN);
  });
  await test.step('killed while it is open', async () => {
    await app.killMain();
    await app.killBrowser();
    await nothingPlain('killed');
    await app.resume();
    await new LockScreen(app.window).unlock(PIN);
  });
  await test.step('after the cases have gone to somebody else', async () => {
    await giveAway(api, shift.references.slice(1));
    await desk.goTo('Queue');
    const oneLeft = app.window.getByRole('radio', { name: 'All 1' });
    // A kill while the token was renewed has lost it: the client then asks for a sign-in, and nothing else is lost.
    const signIn = app.window.getByRole('button', { name: 'Sign in with your browser' });
    await expect(oneLeft.or(signIn).first()).toBeVisible({ timeout: 60_000 });
    if (await signIn.isVisible()) await desk.signIn(ANA);
    await expect(oneLeft).toBeVisible({ timeout: 60_000 });
    // What lies in no file as words could still be opened by a key: there is none any more.
    await expect.poll(() => casesWithKeysIn(app.profile, PIN), { timeout: 60_000 }).toHaveLength(1);
    await nothingPlain('purged');
  });
  await test.step('wiped', async () => {
    await desk.everythingIsAtTheClient();
    await api.orderWipe(await api.lastDevice('desk-of-ana'));
    await expect(app.window.getByText('The client removed its cases from this machine')).toBeVisible();
    await nothingPlain('wiped');
    await app.close();
    await nothingPlain('wiped and closed');
  });
});

/** Ten words in an answer, ten in a note: as a person types them. */
async function typeCanaries(desk: Workstation, { references, answers, notes }: CanaryShift): Promise<void> {
  await desk.openCase(references[0] ?? '');
  const form = new JudgmentForm(desk.window);
  await form.give({ question: 'Policyholder', type: answers.join(' ') });
  await form.saved();
  await new DocumentPane(desk.window).select('On that night');
  const marks = desk.window.getByRole('dialog', { name: 'Mark the selected words' });
  await marks.waitFor();
  await desk.window.keyboard.press('n');
  await marks.getByRole('textbox', { name: 'Note' }).fill(notes.join(' '));
  await desk.window.keyboard.press('Control+Enter');
  await expect(marks).toBeHidden();
  await desk.window.getByRole('tab', { name: /^Annotations/ }).click();
  await expect(desk.window.getByText(notes[0] ?? '').first()).toBeVisible();
}

/** The same person at another machine hands the cases over: here they leave the feed. */
async function giveAway(api: RunningApi, references: readonly string[]): Promise<void> {
  const other = await Desk.open(api.url, 'ana');
  const { cases } = await api.ledger();
  for (const { id, reference, version } of cases) {
    if (!references.includes(reference)) continue;
    const act = other.mutation('case.handover', { kind: 'case', id }, { to: 'bo', note: '' }, version);
    expect(await other.send(act)).toMatchObject([{ status: 'applied' }]);
  }
}

import { ANALYST, LEAD } from '../hosts/people.ts';
import { scanFolder } from '../hosts/scan-folder.ts';
import { DocumentPane } from '../pages/document-pane.ts';
import { JudgmentForm } from '../pages/judgment-form.ts';
import { ReviewForm } from '../pages/review-form.ts';
import { Workstation } from '../pages/workstation.ts';
import { expect, test } from '../test.ts';
import { SANDVIK, sandvikAnswers, sandvikCanaries } from './sandvik-answers.ts';

const LEILA = 'Leila Haddad';
const HANNEKE = 'Hanneke de Vries';
const HALF = 12;

test('a case is worked offline across a restart, submitted once, returned, corrected and accepted', async ({
  demoBundle,
  startApi,
  startApp,
}) => {
  test.setTimeout(300_000);
  const api = await startApi(demoBundle);
  const app = await startApp(api);
  const desk = new Workstation(app);

  await test.step('the analyst signs in and has everything for the shift', async () => {
    await desk.signIn(ANALYST);
    await desk.readyOffline();
  });

  await test.step("the client's server goes away; the case is read, marked and half answered", async () => {
    await api.stop('SIGKILL');
    await desk.openCase(SANDVIK);
    const form = new JudgmentForm(app.window);
    const pane = new DocumentPane(app.window);
    for (const answer of sandvikAnswers.slice(0, HALF)) await form.give(answer);
    const cite = async (question: string, words: string) => {
      const answer = sandvikAnswers.find(one => one.question === question);
      if (!answer) throw new Error(`No answer to "${question}"`);
      await form.focus(answer);
      await pane.select(words);
      await pane.cite();
      await expect(form.evidenceFor(question)).toHaveCount(1);
    };
    await cite('Date of birth', '14/03/1980');
    await cite('Sum assured (EUR)', 'EUR 450,000');
    await pane.goToPage(3);
    await cite('Hazardous duties', 'Operating deck and pedestal');
    await form.saved();
  });

  await test.step('the workstation is restarted without the server: nothing typed is lost', async () => {
    await app.restart();
    await desk.openCase(SANDVIK);
    const form = new JudgmentForm(app.window);
    await expect(form.textbox('Occupation, as it is done')).toHaveValue('Crane operator on an offshore platform');
    await expect(form.evidenceFor('Date of birth')).toHaveCount(1);
  });

  await test.step('submitting too early names what is missing', async () => {
    const form = new JudgmentForm(app.window);
    await form.askToSubmit();
    await expect(
      app.window.getByText(/things are missing or wrong before this can be submitted/).first(),
    ).toBeVisible();
  });

  await test.step('the rest is answered from the other documents and submitted, still offline', async () => {
    const form = new JudgmentForm(app.window);
    const pane = new DocumentPane(app.window);
    for (const answer of sandvikAnswers.slice(HALF)) await form.give(answer);
    await form.panel.getByRole('textbox', { name: 'Reason (required)' }).fill('Glucose found twice, not stated.');
    await citeForRest(form, pane);
    await form.submit();
    await expect(app.window.getByRole('contentinfo').getByText(/changes? to send/)).toBeVisible();
    expect((await scanFolder(app.profile, sandvikCanaries)).found).toEqual([]);
  });

  await test.step('the line comes back: the server has the judgment, once', async () => {
    await api.resume();
    await desk.goTo('Outbox');
    await app.window.getByRole('button', { name: 'Send and fetch now' }).first().click();
    await desk.everythingIsAtTheClient();
    const [submission, ...others] = await api.submissionsOf(SANDVIK);
    expect(others).toEqual([]);
    expect(submission).toMatchObject({ effects: 1, round: 1, judgment: { answers: { heightCm: 182 } } });
  });

  await test.step('the lead signs in to the same application and returns one answer', async () => {
    await desk.signOut(LEILA);
    await desk.signIn(LEAD);
    await desk.goTo('Review');
    await desk.openCase(SANDVIK);
    const review = new ReviewForm(app.window);
    await review.judge('Hazardous duties', 'Incorrect');
    await review.comment('Hazardous duties', 'Offshore comes before heights (guideline 4.1).');
    await review.markTheRestCorrect();
    await review.finish('Return');
    await desk.everythingIsAtTheClient();
    await desk.signOut(HANNEKE);
  });

  await test.step('the analyst finds the reason at the answer and corrects it', async () => {
    await desk.signIn(ANALYST);
    await expect(desk.row(SANDVIK)).toContainText('Returned');
    await desk.openCase(SANDVIK);
    const form = new JudgmentForm(app.window);
    await expect(form.panel.getByText('Offshore comes before heights (guideline 4.1).')).toBeVisible();
    await form.give({ question: 'Hazardous duties', choose: 'Offshore' });
    await form.submit();
    await desk.everythingIsAtTheClient();
    await desk.signOut(LEILA);
  });

  await test.step('the lead accepts it', async () => {
    await desk.signIn(LEAD);
    await desk.goTo('Review');
    await desk.openCase(SANDVIK);
    const review = new ReviewForm(app.window);
    await review.judge('Hazardous duties', 'Correct');
    await review.finish('Accept');
    await desk.everythingIsAtTheClient();
    const submissions = await api.submissionsOf(SANDVIK);
    expect(submissions.map(({ round, effects }) => [round, effects])).toEqual([
      [1, 1],
      [2, 1],
    ]);
    expect(submissions[1]?.judgment.answers['hazardousDuties']).toBe('offshore');
    await desk.signOut(HANNEKE);
  });

  await test.step('nothing of the case can be read in the profile folder', async () => {
    await app.close();
    const scan = await scanFolder(app.profile, sandvikCanaries);
    expect(scan.found).toEqual([]);
    expect(scan.bytes).toBeGreaterThan(100_000);
  });
});

/** Evidence out of every kind of document: words of a PDF, a row of a table, an area of a scan. */
async function citeForRest(form: JudgmentForm, pane: DocumentPane): Promise<void> {
  const areas = ['Systolic pressure (mean)', 'Tobacco, as assessed', 'Treatment', 'Non-disclosure'];
  const focus = async (question: string) => {
    const answer = sandvikAnswers.find(one => one.question === question);
    if (answer) await form.focus(answer);
  };
  await focus('Yearly income (EUR)');
  await pane.goToPage(3);
  await pane.select('78,400');
  await pane.cite();
  await pane.show(/lab/i);
  await pane.bringIntoSight('HbA1c');
  await focus('HbA1c (%)');
  await pane.select('HbA1c');
  await pane.cite();
  await pane.show(/letter|report|physician/i);
  for (const question of areas) {
    await focus(question);
    await pane.drawArea();
    await pane.cite();
    await expect(form.evidenceFor(question)).toHaveCount(1);
  }
}

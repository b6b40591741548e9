import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { signIn } from '../api-server/testing/sign-in.ts';
import type { BundleFileInput } from '../cases/bundle.ts';
import { readGold, type Gold } from '../cases/real-contracts/gold.ts';
import { makeRealContractsBundle } from '../cases/real-contracts/make.ts';
import { questions } from '../cases/real-contracts/questions.ts';
import { ANALYST, LEAD } from '../hosts/people.ts';
import type { RunningApi } from '../hosts/running-api.ts';
import { DocumentPane } from '../pages/document-pane.ts';
import { JudgmentForm } from '../pages/judgment-form.ts';
import { ReviewForm } from '../pages/review-form.ts';
import { Workstation } from '../pages/workstation.ts';
import { expect, test } from '../test.ts';

const CUAD = process.env['MERIDIAN_CUAD'] ?? path.resolve(import.meta.dirname, '../../../shared/data/cuad');
const isHere = existsSync(CUAD);
if (!isHere) console.log('not run: the real contracts are not beside this checkout (set MERIDIAN_CUAD)');

const CASE = 'CUAD-001';
const TEXT = 'Agreement, text.txt';

test('a real agreement is judged offline with the experts’ answers and passages, returned, corrected and accepted', async ({
  folder,
  startApi,
  startApp,
}) => {
  test.skip(!isHere, 'the real contracts are not beside this checkout (set MERIDIAN_CUAD)');
  test.setTimeout(240_000);
  const gold = (await readGold(CUAD))('cuad-001');
  if (!gold) throw new Error('The data set has no cuad-001');
  const cited = Object.keys(gold.spans).filter(pointer => gold.spans[pointer]?.length);
  const api = await startApi(await bundleOfThree(path.join(folder, 'contracts')));
  const app = await startApp(api);
  const desk = new Workstation(app);
  const form = new JudgmentForm(app.window);

  await test.step('the agreement is here, and the server goes away', async () => {
    await desk.signIn(ANALYST);
    await desk.readyOffline();
    await api.stop('SIGKILL');
  });
  await test.step('the PDF and its text are read beside each other, every question is answered, every passage of the experts cited', async () => {
    await desk.openCase(CASE);
    const pdf = new DocumentPane(app.window);
    await expect(pdf.region.locator('[data-page="1"][data-drawn="drawn"]')).toBeVisible();
    const text = await pdf.showBeside(TEXT);
    await expect(text.region.getByText('DISTRIBUTOR AGREEMENT').first()).toBeVisible();
    await answerAll(form, gold);
    for (const pointer of cited) await citeAll(form, text, pointer, gold);
  });
  await test.step('it is submitted, and the server has it once when the line is back', async () => {
    await form.submit();
    await api.resume();
    await app.window.getByRole('button', { name: 'Send and fetch now' }).first().click();
    await desk.everythingIsAtTheClient();
    const submissions = await api.submissionsOf(CASE);
    expect(submissions).toMatchObject([{ effects: 1, round: 1 }]);
    expect(byPointer(submissions[0]?.judgment.answers)).toEqual(gold.answers);
    expect(await sealedQuotes(api)).toEqual(
      Object.fromEntries(cited.map(pointer => [pointer, gold.spans[pointer]?.map(({ text }) => text)])),
    );
  });
  await test.step('the lead returns one answer', async () => {
    await desk.signOut('Leila Haddad');
    await desk.signIn(LEAD);
    await desk.goTo('Review');
    await desk.openCase(CASE);
    const review = new ReviewForm(app.window);
    await review.judge('Renewal Term', 'Incorrect');
    await review.comment('Renewal Term', 'Say how many terms and how long each.');
    await review.markTheRestCorrect();
    await review.finish('Return');
    await desk.everythingIsAtTheClient();
    await desk.signOut('Hanneke de Vries');
  });
  await test.step('the analyst corrects it', async () => {
    await desk.signIn(ANALYST);
    await desk.openCase(CASE);
    await expect(form.panel.getByText('Say how many terms and how long each.')).toBeVisible();
    await form.give({ question: 'Renewal Term', type: '10 terms of 1 year' });
    await form.submit();
    await desk.everythingIsAtTheClient();
    await desk.signOut('Leila Haddad');
  });
  await test.step('the lead accepts it', async () => {
    await desk.signIn(LEAD);
    await desk.goTo('Review');
    await desk.openCase(CASE);
    const review = new ReviewForm(app.window);
    await review.judge('Renewal Term', 'Correct');
    await review.finish('Accept');
    await desk.everythingIsAtTheClient();
    const submissions = await api.submissionsOf(CASE);
    expect(submissions.map(({ effects }) => effects)).toEqual([1, 1]);
    expect(byPointer(submissions[1]?.judgment.answers)).toEqual({
      ...gold.answers,
      '/renewalTerm': '10 terms of 1 year',
    });
    const { reviews } = await api.ledger();
    expect(reviews.map(({ disposition }) => disposition)).toEqual(expect.arrayContaining(['return', 'accept']));
  });
});

/** The process samples a quarter of the submissions; here every one is looked at. */
async function bundleOfThree(folder: string): Promise<string> {
  await makeRealContractsBundle(CUAD, folder, { limit: 3 });
  const file = path.join(folder, 'cases.json');
  const bundle = JSON.parse(await readFile(file, 'utf8')) as BundleFileInput;
  const processes = bundle.processes.map(one => ({ ...one, qa: { ...one.qa, alwaysReview: 'true' } }));
  await writeFile(file, JSON.stringify({ ...bundle, processes }));
  return folder;
}

async function answerAll(form: JudgmentForm, gold: Gold): Promise<void> {
  for (const { category: question, property, kind } of questions) {
    const answer = gold.answers[`/${property}`];
    if (answer === undefined) continue;
    if (kind === 'yes-no') await form.give({ question, choose: answer === 'yes' ? 'Yes' : 'No' });
    else if (kind === 'date') {
      const [year = '', month = '', day = ''] = (answer as string).split('-');
      await form.give({ question, date: { day, month, year } });
    } else if (kind === 'parties') await addParties(form, answer as { name: string; alias?: string }[]);
    else await form.give({ question, type: answer as string });
  }
}

async function addParties(form: JudgmentForm, parties: readonly { name: string; alias?: string }[]): Promise<void> {
  for (const [index, { name, alias }] of parties.entries()) {
    await form.panel.getByRole('button', { name: 'Add to “Parties”' }).click();
    await form.textbox('Name').nth(index).fill(name);
    if (alias !== undefined) await form.textbox('Called in the contract').nth(index).fill(alias);
  }
}

async function citeAll(form: JudgmentForm, text: DocumentPane, pointer: string, gold: Gold): Promise<void> {
  const question = questions.find(({ property }) => `/${property}` === pointer);
  if (!question) throw new Error(`The form has no ${pointer}`);
  for (const [index, span] of (gold.spans[pointer] ?? []).entries()) {
    if (question.kind === 'yes-no') await form.focus({ question: question.category, choose: 'Yes' });
    else if (question.kind === 'parties') {
      await form.panel.getByRole('button', { name: 'Add to “Parties”' }).focus();
    } else if (question.kind === 'date') {
      await form.focus({ question: question.category, date: { day: '', month: '', year: '' } });
    } else await form.focus({ question: question.category, type: '' });
    await text.selectSpan(span);
    await text.cite();
    await expect(form.evidenceFor(question.category)).toHaveCount(index + 1);
  }
}

function byPointer(answers: Record<string, unknown> | undefined): Record<string, unknown> {
  return Object.fromEntries(Object.entries(answers ?? {}).map(([name, value]) => [`/${name}`, value]));
}

/** The words of the sealed marks that each answer of the submission cites, as the server gives them to anybody. */
async function sealedQuotes(api: RunningApi): Promise<Record<string, (string | undefined)[]>> {
  const { access_token } = await signIn(api.url, LEAD);
  const response = await fetch(`${api.url}/v1/changes?limit=500`, {
    headers: { authorization: `Bearer ${access_token}` },
  });
  const { changes } = (await response.json()) as { changes: { kind: string; value: Sealed }[] };
  const sealed = changes.findLast(({ kind }) => kind === 'submission')?.value;
  const quotes = new Map(
    sealed?.annotations.map(({ id, target }) => [
      id,
      target.selector.find(({ type }) => type === 'TextQuoteSelector')?.exact,
    ]),
  );
  return Object.fromEntries(
    Object.entries(sealed?.judgment.evidence ?? {}).map(([pointer, ids]) => [pointer, ids.map(id => quotes.get(id))]),
  );
}

interface Sealed {
  judgment: { evidence: Record<string, string[]> };
  annotations: { id: string; target: { selector: { type: string; exact?: string }[] } }[];
}

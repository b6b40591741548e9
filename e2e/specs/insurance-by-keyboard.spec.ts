import { ANALYST } from '../hosts/people.ts';
import { findings } from '../pages/axe.ts';
import { JudgmentForm } from '../pages/judgment-form.ts';
import { KeyboardWork } from '../pages/keyboard-work.ts';
import { expectInOrder } from '../pages/reading-order.ts';
import { Workstation } from '../pages/workstation.ts';
import { expect, test } from '../test.ts';
import { SANDVIK, sandvikAnswers } from './sandvik-answers.ts';

/** Questions that the client wants to see proved. */
const CITED = [
  'Date of birth',
  'Sum assured (EUR)',
  'Hazardous duties',
  'Systolic pressure (mean)',
  'Tobacco, as assessed',
  'HbA1c (%)',
  'Treatment',
  'Non-disclosure',
  'Yearly income (EUR)',
];
const WHY_NOT_DISCLOSED = 'Section C says no to question 3; the physician told him in 2025.';
const WHY_SO_MANY_DEBITS = 'Agreed with the chief medical officer on the telephone.';
const WHY_POSTPONED = 'The eyes are to be screened first.';

test('a whole insurance case is done by keyboard alone: rows, evidence, a rule with a reason, an override', async ({
  demoBundle,
  startApi,
  startApp,
}) => {
  test.setTimeout(300_000);
  const api = await startApi(demoBundle);
  const app = await startApp(api);
  const { window } = app;
  const { keyboard } = window;
  const desk = new Workstation(app);
  const form = new JudgmentForm(window);
  const keys = new KeyboardWork(app);

  await test.step('the case is opened from the queue', async () => {
    await keys.signIn(ANALYST);
    await desk.readyOffline();
    expect(await findings(window), 'the queue').toEqual([]);
    await keys.openCase(SANDVIK);
    await expect(window.locator('[data-page="1"][data-drawn="drawn"]')).toBeVisible();
    await expect(form.textbox('Name of the life to be assured')).toBeVisible();
    expect(await findings(window), 'the case, untouched').toEqual([]);
  });
  await test.step('every question is answered, and those that must be are cited', async () => {
    for (const answer of sandvikAnswers) {
      await keys.give(answer);
      if (CITED.includes(answer.question)) {
        await keys.citeAnArea();
        await expect(form.evidenceFor(answer.question)).toHaveCount(1);
      }
      if (answer.question === 'Non-disclosure') await keys.giveReason(answer.question, WHY_NOT_DISCLOSED);
    }
    expect(await findings(window), 'the case, answered').toEqual([]);
  });
  await test.step('a list gets a row; its debits break a rule that wants a reason', async () => {
    await keys.addRow('Impairments');
    await keyboard.type('Diabetes mellitus, type 2');
    await keyboard.press('Tab');
    await keys.give({ question: 'Debits', type: '175' });
    await expect(form.panel.getByText(/is charged with more than 150 debits/).first()).toBeVisible();
  });
  await test.step('it cannot be submitted without the reason, and the key leads to where it is missing', async () => {
    await keys.goTo('Name of the life to be assured', 'Alt+ArrowUp');
    await keyboard.press('Control+Enter');
    const inTheWay = window.getByRole('region', { name: /^One thing is missing or wrong/ });
    await expect(inTheWay.getByRole('listitem')).toHaveText([/more than 150 debits/]);
    await expect(form.textbox('Debits')).toBeFocused();
    expect(await findings(window), 'what is in the way').toEqual([]);
    await keys.tabTo(form.panel.getByRole('textbox', { name: /^Why this is right nevertheless/ }));
    await keyboard.type(WHY_SO_MANY_DEBITS);
    await expect(inTheWay).toBeHidden();
  });
  await test.step('the decision is overridden, with the reason', async () => {
    await keys.tabTo(window.getByRole('button', { name: 'Decide otherwise' }));
    await keyboard.press('Enter');
    await keys.decide('postpone');
    await keyboard.press('Tab');
    await keyboard.type(WHY_POSTPONED);
    expect(await findings(window), 'the case, decided otherwise').toEqual([]);
  });
  await test.step('a screen reader reads the frame, the document, the form and its questions in their order', async () => {
    const whole = await window.locator('body').ariaSnapshot();
    expectInOrder(whole, [
      'banner',
      'main',
      'region "Document pane: ',
      'form "Judgment form"',
      'contentinfo "Connection',
    ]);
    const tree = await form.panel.ariaSnapshot();
    expectInOrder(
      tree,
      ['Identity', 'Application', 'Medical', 'Financial', 'Assessment', 'Decision by the client’s rules'].map(
        name => `region "${name}"`,
      ),
    );
    expectInOrder(
      tree,
      sandvikAnswers.map(({ question }) => readAs(question)),
    );
    // What is wrong with an answer is read after it, and before the field that asks why.
    expectInOrder(tree, [
      'textbox "Debits required": "175"',
      'is charged with more than 150 debits',
      'textbox "Why this is right nevertheless (required)"',
      'region "Financial"',
    ]);
  });
  await test.step('it is submitted, with everything that was said', async () => {
    await form.saved();
    await keyboard.press('Control+Enter');
    await expect(window.getByRole('dialog').getByRole('button', { name: 'Submit' })).toBeFocused();
    expect(await findings(window), 'the last look').toEqual([]);
    await keyboard.press('Enter');
    await expect(window.getByRole('dialog')).toBeHidden();
    await desk.everythingIsAtTheClient();
    await expect
      .poll(() => api.submissionsOf(SANDVIK))
      .toMatchObject([
        {
          effects: 1,
          judgment: {
            answers: { impairments: [{ condition: 'Diabetes mellitus, type 2', debits: 175 }], totalDebits: 175 },
            decision: { overriddenBy: 'postpone', overrideRationale: WHY_POSTPONED },
            rationale: {
              '/nonDisclosure': WHY_NOT_DISCLOSED,
              '/impairments/0/x-checks/debits-of-an-impairment': WHY_SO_MANY_DEBITS,
            },
          },
        },
      ]);
    const [submission] = await api.submissionsOf(SANDVIK);
    expect(Object.values(submission?.judgment.evidence ?? {}).map(({ length }) => length)).toEqual(CITED.map(() => 1));
    expect(await findings(window), 'after it was submitted').toEqual([]);
  });
  expect(await keys.pressesOfAPointer(), 'presses of a pointer').toBe(0);
});

/** A question as the accessibility tree names it. */
function readAs(question: string): RegExp {
  const name = question.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`- (textbox|group|radiogroup) "${name}( required)?"`);
}

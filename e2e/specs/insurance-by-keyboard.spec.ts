import { ANALYST } from '../hosts/people.ts';
import { findings } from '../pages/axe.ts';
import { JudgmentForm } from '../pages/judgment-form.ts';
import { Workstation } from '../pages/workstation.ts';
import { expect, test } from '../test.ts';
import { SANDVIK, sandvikAnswers } from './sandvik-answers.ts';
import { KeyboardForm } from '../pages/keyboard-form.ts';

/** Questions that the client wants to see proved. */
const CITED = [
  'Date of birth',
  'Sum assured (EUR)',
  'Hazardous duties',
  'Systolic pressure (mean)',
  'Tobacco, as assessed',
  'Yearly income (EUR)',
];

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
  const keys = new KeyboardForm(window);

  await test.step('the case is opened from the queue', async () => {
    await desk.signIn(ANALYST);
    await desk.readyOffline();
    await keys.openCase(SANDVIK);
    await expect(window.locator('[data-page="1"][data-drawn="drawn"]')).toBeVisible();
    await expect(form.textbox('Name of the life to be assured')).toBeVisible();
  });
  await test.step('every question is answered, and those that must be are cited', async () => {
    for (const answer of sandvikAnswers) {
      await keys.give(answer);
      if (CITED.includes(answer.question)) {
        await keys.citeAnArea();
        await expect(form.evidenceFor(answer.question)).toHaveCount(1);
      }
    }
  });
  await test.step('a list gets a row; its debits break a rule that wants a reason', async () => {
    await keys.addRow('Impairments');
    await keyboard.type('Diabetes mellitus, type 2');
    await keyboard.press('Tab');
    await keys.give({ question: 'Debits', type: '175' });
    await expect(form.panel.getByText(/is charged with more than 150 debits/).first()).toBeVisible();
    await keys.tabTo(form.panel.getByRole('textbox', { name: /^Why this is right nevertheless/ }));
    await keyboard.type('Agreed with the chief medical officer on the telephone.');
  });
  await test.step('the decision is overridden, with the reason', async () => {
    await keys.tabTo(window.getByRole('button', { name: 'Decide otherwise' }));
    await keyboard.press('Enter');
    await keys.choose('postpone');
    await keyboard.press('Tab');
    await keyboard.type('The eyes are to be screened first.');
    expect(await findings(window)).toEqual([]);
  });
  await test.step('a screen reader reads the sections in their order, each question before its answer', async () => {
    const tree = await form.panel.ariaSnapshot();
    const order = ['Identity', 'Application', 'Medical', 'Financial', 'Assessment'].map(name => tree.indexOf(name));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order).not.toContain(-1);
    expect(tree.indexOf('Occupation, as it is done')).toBeLessThan(tree.indexOf('Crane operator'));
  });
  await test.step('it is submitted, with everything that was said', async () => {
    await form.saved();
    await keyboard.press('Control+Enter');
    await expect(window.getByRole('dialog').getByRole('button', { name: 'Submit' })).toBeFocused();
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
            decision: { overriddenBy: 'postpone', overrideRationale: 'The eyes are to be screened first.' },
            rationale: {
              '/impairments/0/x-checks/debits-of-an-impairment':
                'Agreed with the chief medical officer on the telephone.',
            },
          },
        },
      ]);
  });
});

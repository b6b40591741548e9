import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../../styles/layers.css';
import '../../styles/tokens.css';
import '../../styles/reset.css';
import { text } from '../../i18n/text.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { expectAccessible } from '../../ui/testing/accessibility.ts';
import { PinForm, type PinFormProps } from './PinForm.tsx';

const next = () => page.getByLabelText('New PIN', { exact: true });
const again = () => page.getByLabelText('New PIN once more');
const current = () => page.getByLabelText('Present PIN');

function form(asked: string[], overrides: Partial<PinFormProps> = {}) {
  return (
    <>
      <PinForm
        id="pin-form"
        hasPin={false}
        personName="Ana Souza"
        isBusy={false}
        failure={null}
        onSet={(before, after) => void asked.push(`${before} → ${after}`)}
        {...overrides}
      />
      <Button form="pin-form">Save</Button>
    </>
  );
}

test('the first PIN is asked for twice and sent by Enter', async () => {
  const asked: string[] = [];
  await render(form(asked));
  await expect.element(next()).toHaveFocus();
  await userEvent.keyboard('k4m82x9q');
  await expect.element(page.getByText(/Strength: hard to guess/)).toBeVisible();
  await again().fill('k4m82x9q');
  await userEvent.keyboard('{Enter}');
  expect(asked).toEqual(['null → k4m82x9q']);
  await expectAccessible();
});

test('another PIN needs the present one', async () => {
  const asked: string[] = [];
  await render(form(asked, { hasPin: true }));
  await next().fill('482915');
  await again().fill('482915');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(current()).toHaveFocus();
  expect(asked).toEqual([]);
  await userEvent.keyboard('111222{Enter}');
  expect(asked).toEqual(['111222 → 482915']);
});

test('a PIN that is too short, or not the same twice, is said at its field and not sent', async () => {
  const asked: string[] = [];
  await render(form(asked));
  await next().fill('4829');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText(text('lock.pin.short'))).toBeVisible();
  await expect.element(next()).toHaveFocus();
  await next().fill('482915');
  await again().fill('482951');
  await expect.element(page.getByText(text('lock.pin.differs'))).toBeVisible();
  await userEvent.keyboard('{Enter}');
  expect(asked).toEqual([]);
  await expectAccessible();
});

test('what the main process finds weak is said in its words', async () => {
  await render(form([], { failure: { code: 'weak', message: 'This PIN is a run of neighbours.' } }));
  await expect.element(page.getByText('This PIN is a run of neighbours.')).toBeVisible();
  await expect.element(next()).toHaveFocus();
  await expectAccessible();
});

test('a wrong present PIN is asked for again', async () => {
  const drawn = await render(form([], { hasPin: true }));
  await current().fill('111222');
  await drawn.rerender(form([], { hasPin: true, failure: { code: 'wrong-pin', message: 'No.' } }));
  await expect.element(current()).toHaveValue('');
  await expect.element(page.getByText(text('lock.pin.failure.wrong-pin'))).toBeVisible();
  await expect.element(current()).toHaveFocus();
});

test.each(['signed-out', 'storage', 'disconnected', 'timed-out', 'internal'] as const)(
  'after “%s” it says what happened and what to do',
  async code => {
    await render(form([], { failure: { code, message: '' } }));
    await expect.element(page.getByText(text(`lock.pin.failure.${code}`))).toBeVisible();
    await expectAccessible();
  },
);

test('while the keys are sealed anew nothing can be changed', async () => {
  const asked: string[] = [];
  await render(form(asked, { isBusy: true }));
  await expect.element(page.getByRole('progressbar', { name: text('lock.pin.saving') })).toBeVisible();
  await expect.element(next()).toHaveAttribute('readonly');
  await page.getByRole('button', { name: 'Save' }).click();
  expect(asked).toEqual([]);
});

test('what the main process would refuse is said while it is typed, and not sent', async () => {
  const asked: string[] = [];
  await render(form(asked));
  for (const [pin, said] of [
    ['123456', 'run'],
    ['121212', 'few-signs'],
    ['abcabc', 'repeats'],
    ['passwort7', 'common'],
    ['souza48x', 'name'],
    ['4829 15', 'sign'],
  ] as const) {
    await next().fill(pin);
    await expect.element(page.getByText(text(`lock.pin.weak.${said}`))).toBeVisible();
    await again().fill(pin);
    await userEvent.keyboard('{Enter}');
  }
  expect(asked).toEqual([]);
  await expectAccessible();
});

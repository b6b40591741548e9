import { useRef } from 'react';
import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { forgetPlaces } from '../../ui/places.ts';
import { useKeptQuestion } from './use-kept-question.ts';

function Form() {
  const root = useRef<HTMLDivElement>(null);
  useKeptQuestion('c-1', root);
  return (
    <div ref={root}>
      {['smoker', 'age', 'income'].map(name => (
        <label key={name} data-question={name}>
          {name} <input />
        </label>
      ))}
    </div>
  );
}
beforeEach(() => forgetPlaces());

test('G24 after a lock the focus is at the same question again', async () => {
  const first = await render(<Form />);
  await page.getByLabelText('age').click();
  await first.unmount();
  await render(<Form />);
  await expect.element(page.getByLabelText('age')).toHaveFocus();
});

test('a case that is opened anew, or while something else has the focus, takes no focus', async () => {
  const first = await render(<Form />);
  await page.getByLabelText('age').click();
  await first.unmount();
  const again = await render(
    <>
      <button type="button" ref={button => button?.focus()}>
        Elsewhere
      </button>
      <Form />
    </>,
  );
  await expect.element(page.getByRole('button')).toHaveFocus();
  await again.unmount();
  forgetPlaces();
  await render(<Form />);
  expect(document.activeElement).toBe(document.body);
});

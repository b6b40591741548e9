import { Star, X } from 'lucide-react';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../../styles/layers.css';
import '../../styles/tokens.css';
import '../../styles/reset.css';
import { IconButton } from '../IconButton/IconButton.tsx';
import { expectAccessible } from '../testing/accessibility.ts';

const star = <IconButton label="Mark" keys="M" icon={<Star size={16} aria-hidden="true" />} />;
const cross = <IconButton label="Close" icon={<X size={16} aria-hidden="true" />} aria-describedby="why" />;
const bar = (
  <main style={{ padding: 80 }}>
    <p id="why">The case is done.</p>
    <button type="button">Words</button>
    {star}
    {cross}
  </main>
);
const button = (name: string) => page.getByRole('button', { name });
const tooltip = () => page.getByRole('tooltip');

test('the keyboard’s focus shows the tooltip at once, with the key, and takes it along', async () => {
  await render(bar);
  await userEvent.click(button('Words'));
  await userEvent.tab();
  await expect.element(tooltip()).toHaveTextContent('MarkM');
  await expect.element(button('Mark')).toHaveAccessibleDescription('Mark M');
  await expectAccessible();
  await userEvent.tab();
  await expect.element(tooltip()).toHaveTextContent('Close');
  await expect.element(button('Close')).toHaveAccessibleDescription('The case is done. Close');
  await userEvent.tab();
  await expect.element(tooltip()).not.toBeInTheDocument();
});

test('a pointer that rests shows it, moves on to the next, and one that leaves or presses takes it away', async () => {
  await render(bar);
  await userEvent.hover(button('Mark'));
  await expect.element(tooltip()).toHaveTextContent('MarkM');
  await userEvent.hover(button('Close'));
  await expect.element(tooltip()).toHaveTextContent('Close');
  await userEvent.hover(button('Words'));
  await expect.element(tooltip()).not.toBeInTheDocument();
  await userEvent.hover(button('Mark'));
  await expect.element(tooltip()).toHaveTextContent('MarkM');
  await userEvent.click(button('Mark'));
  await expect.element(tooltip()).not.toBeInTheDocument();
});

test('the first Escape takes the tooltip away and is not heard by what is under it', async () => {
  const heard: string[] = [];
  const hear = (event: KeyboardEvent) => heard.push(event.key);
  addEventListener('keydown', hear);
  try {
    await render(bar);
    await userEvent.click(button('Words'));
    await userEvent.tab();
    await expect.element(tooltip()).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(tooltip()).not.toBeInTheDocument();
    expect(heard).not.toContain('Escape');
    await userEvent.keyboard('{Escape}');
    expect(heard).toContain('Escape');
  } finally {
    removeEventListener('keydown', hear);
  }
});

test('a button that goes takes its tooltip along', async () => {
  const screen = await render(bar);
  await userEvent.hover(button('Mark'));
  await expect.element(tooltip()).toBeVisible();
  await screen.rerender(<main>{cross}</main>);
  await expect.element(tooltip()).not.toBeInTheDocument();
});

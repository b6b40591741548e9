import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { listenForKeys } from '../../ui/commands/dispatch-keys.ts';
import { commandRegistry } from '../../ui/commands/command-registry.ts';
import { expectAccessible } from '../../ui/testing/accessibility.ts';
import { aMark, showDocument } from '../testing/show-document.tsx';
import { frameOf, highlightedIn, selectInFrame } from '../testing/in-frame.ts';

const LETTER = `<!doctype html><html lang="en"><head><title>Offer</title>
<style>p { color: rgb(0, 0, 200) } body { background: url(https://tracker.example/b.png) }</style></head>
<body><h1 style="color: rgb(200, 0, 0); background-image: url(//tracker.example/a.png)">Offer   of
 insurance</h1><p>The applicant has <b>never</b> smoked.</p>
<img src="https://tracker.example/pixel.gif" alt="Logo"><img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=" alt="dot">
<script>parent.hit = 1</script><p onclick="parent.hit = 1"><a href="https://example.com/offer">Terms</a> apply.</p></body></html>`;

const asPage = { name: 'offer.html', mediaType: 'text/html' };

test('a page is shown with its looks, without what runs and what loads', async () => {
  await showDocument(LETTER, asPage);
  const frame = await frameOf();
  const colour = (selector: string) => {
    const element = frame.querySelector(selector);
    return element && frame.defaultView?.getComputedStyle(element).color;
  };
  expect(colour('h1')).toBe('rgb(200, 0, 0)');
  expect(colour('p')).toBe('rgb(0, 0, 200)');
  expect(frame.querySelectorAll('script, [onclick], [href], [style*=tracker]').length).toBe(0);
  expect(Array.from(frame.querySelectorAll('img'), image => image.getAttribute('src'))).toEqual([
    null,
    expect.stringMatching(/^data:image\/gif/),
  ]);
  await expect.element(page.getByText(/2 remote pictures were not loaded/)).toBeVisible();
  await expect.element(page.getByText(/2 active parts/)).toBeVisible();
});

test('words of a page are selected, marked, and their mark is found again and pressed', async () => {
  const shown = await showDocument(LETTER, asPage);
  const frame = await frameOf();
  selectInFrame(frame, 'never');
  await expect.poll(() => shown.selection?.exact).toBe('never');
  expect(shown.selection?.selectors).toMatchObject([
    { exact: 'never', prefix: ' of insurance\nThe applicant has ', suffix: ' smoked.\nTerms apply.\n' },
  ]);
  shown.setMarks([aMark({ id: 'm', selectors: shown.selection?.selectors ?? [] })]);
  await expect.poll(() => highlightedIn(frame, 'mark-1')).toEqual(['never']);
  expect(shown.placements.get('m')).toBe('placed');
  await page.getByRole('button', { name: 'Mark: Medical' }).click();
  expect(shown.pressed).toBe('m');
});

test('words that were selected before anyone listened in the page are told', async () => {
  const early = new AbortController();
  const selectAtOnce = (event: Event) => {
    const loaded = event.target instanceof HTMLIFrameElement ? event.target.contentDocument : null;
    if (loaded?.getElementById('body') == null) return;
    // The listeners of the page come after this one: for them the change has gone by.
    loaded.addEventListener('selectionchange', change => change.stopImmediatePropagation(), { capture: true });
    selectInFrame(loaded, 'never');
  };
  document.addEventListener('load', selectAtOnce, { capture: true, signal: early.signal });
  const shown = await showDocument(LETTER, asPage);
  await expect.poll(() => shown.selection?.exact).toBe('never');
  early.abort();
});

test('search in a page paints its hits and goes to them', async () => {
  const long = `<p>${'A line of no interest.</p><p>'.repeat(400)}The needle</p>`;
  const shown = await showDocument(long, asPage);
  const frame = await frameOf();
  shown.view?.find('NEEDLE');
  await expect.poll(() => highlightedIn(frame, 'hit-current')).toEqual(['needle']);
  expect(frame.documentElement.scrollTop).toBeGreaterThan(1000);
  shown.view?.selectHit?.();
  await expect.poll(() => shown.selection?.exact).toBe('needle');
});

test('a key that is pressed in a page reaches the shortcuts of the window', async () => {
  await showDocument(LETTER, asPage);
  const frame = await frameOf();
  let pressed = 0;
  const run = () => {
    pressed++;
  };
  const remove = commandRegistry.add(() => ({ id: 'test', title: 'Test', group: 'Test', keys: 'Alt+K', run }));
  const stop = listenForKeys(window, () => commandRegistry.all());
  frame.defaultView?.focus();
  await userEvent.keyboard('{Alt>}k{/Alt}');
  expect(pressed).toBe(1);
  remove();
  stop();
});

test('Markdown and rich text are pages too', async () => {
  await showDocument('# Findings\n\nHbA1c is **7.2 %**. <img src="https://x.example/a.png">', {
    name: 'notes.md',
    mediaType: 'text/plain',
  });
  expect((await frameOf()).querySelector('strong')?.textContent).toBe('7.2 %');
  await showDocument(String.raw`{\rtf1 Dear {\b Ana}}`, { name: 'letter.rtf', mediaType: 'application/rtf' });
  await vi.waitFor(async () => expect((await frameOf()).querySelector('b')?.textContent).toBe('Ana'));
});

test('a page of a person with a screen reader has no barrier', async () => {
  await showDocument(LETTER, asPage);
  await frameOf();
  await expectAccessible();
});

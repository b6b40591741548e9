import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { contentSecurityPolicy, readingWorkerPolicy } from '../electron/host/content-policy.ts';

test('nothing may be evaluated, framed, or fetched from elsewhere', () => {
  expect(contentSecurityPolicy).toContain("default-src 'none'");
  expect(contentSecurityPolicy).not.toMatch(/unsafe-(inline|eval)|https?:|wss?:|\*/);
});

test('one worker may compile WebAssembly, and it too fetches nothing from elsewhere', () => {
  expect(contentSecurityPolicy).not.toContain('wasm');
  expect(readingWorkerPolicy).toContain("default-src 'none'");
  expect(readingWorkerPolicy.replace("'wasm-unsafe-eval'", '')).not.toMatch(/unsafe-|https?:|wss?:|blob:|data:|\*/);
});

/** An update of react-aria that changes its one inline style must change the policy with it, not break the window. */
test('the style hash is that of the installed react-aria', async () => {
  const source = await readFile('node_modules/react-aria/dist/private/interactions/usePress.mjs', 'utf8');
  const attribute = /PRESSABLE_ATTRIBUTE = '([^']+)'/.exec(source)?.[1];
  const style = /style\.textContent = `([^`]+)`\.trim\(\)/.exec(source)?.[1];
  if (!attribute || !style) throw new Error('react-aria no longer injects its style where it did: look again.');
  const text = style.replace(/\$\{[^}]+\}/, attribute).trim();
  expect(contentSecurityPolicy).toContain(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
});

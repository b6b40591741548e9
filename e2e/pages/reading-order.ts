import { expect } from '@playwright/test';

/** In an accessibility tree, as `ariaSnapshot` writes it: each of these is there, and after the one before it. */
export function expectInOrder(tree: string, parts: readonly (string | RegExp)[]): void {
  let at = 0;
  for (const [index, part] of parts.entries()) {
    const rest = tree.slice(at);
    const found = typeof part === 'string' ? rest.indexOf(part) : rest.search(part);
    expect(found, `${String(part)} is read after ${String(parts[index - 1] ?? 'the beginning')}`).toBeGreaterThan(-1);
    at += found + 1;
  }
}

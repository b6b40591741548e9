import axe from 'axe-core';
import { expect } from 'vitest';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// A component alone is no page: it has neither landmarks nor a first heading.
const OF_A_PAGE = ['region', 'landmark-one-main', 'page-has-heading-one', 'bypass', 'document-title', 'html-has-lang'];

/**
 * Fails with what axe-core finds wrong on the whole page once it has come to rest, one line for each: a list that is
 * being filtered names, for a moment, an active item that is gone.
 */
export async function expectAccessible(within: Element = document.body): Promise<void> {
  await expect.poll(() => violationsIn(within)).toEqual([]);
}

async function violationsIn(within: Element): Promise<string[]> {
  const { violations } = await axe.run(within, {
    runOnly: RULES,
    rules: Object.fromEntries(OF_A_PAGE.map(rule => [rule, { enabled: false }])),
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(node => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
  );
}

/**
 * Expressions and cells of a model beyond which it is compiled and asked in a worker. Reading so many for the first time
 * takes about the 24 ms that no key may take; a table of 50 rows and 6 inputs has 400.
 */
export const LARGE_MODEL = 1_000;

/** How many expressions and cells a model has, found without reading it: each stands in a `text` of its own. */
export function countExpressions(dmn: string): number {
  let count = 0;
  for (let at = dmn.indexOf('text>'); at >= 0; at = dmn.indexOf('text>', at + 5)) {
    // `<text>` and `<dmn:text>`, not their ends.
    const start = dmn.lastIndexOf('<', at);
    if (dmn.charAt(start + 1) !== '/') count++;
  }
  return count;
}

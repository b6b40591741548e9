import { expect, test } from 'vitest';
import { exportBar, MARKS_FORMATS } from './export-rules.ts';

test.each([
  [{ saveDocuments: true, copyText: 'anywhere', print: true }, [null, null, null]],
  [{ saveDocuments: true, copyText: 'anywhere', print: false }, [null, null, 'print']],
  [{ saveDocuments: true, copyText: 'within-app', print: true }, ['words', 'words', 'words']],
  [{ saveDocuments: true, copyText: 'none', print: true }, ['words', 'words', 'words']],
  [{ saveDocuments: false, copyText: 'anywhere', print: true }, ['documents', 'documents', 'documents']],
] as const)('of %o Web Annotations, XFDF and a PDF meet %o', (rules, bars) => {
  expect(MARKS_FORMATS.map(format => exportBar(rules, format))).toEqual(bars);
});

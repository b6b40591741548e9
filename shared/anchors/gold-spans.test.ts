import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { AnchorText } from './anchor-text.ts';
import { describeQuote } from './describe-quote.ts';
import { matchQuote } from './match-quote.ts';
import { goldPassages } from './testing/gold-passages.ts';
import { measureEdits } from './testing/measure-edits.ts';

const folder = process.env['MERIDIAN_CUAD'] ?? resolve(import.meta.dirname, '../../../shared/data/cuad');
const read = (file: string) => readFileSync(resolve(folder, file), 'utf8');
const isHere = existsSync(resolve(folder, 'cases.json'));
if (!isHere) console.info('skipped: the gold spans of real contracts are not on this machine (../shared/data/cuad)');

test.skipIf(!isHere)('every gold span is described and found again at the same characters', () => {
  const documents = goldPassages(read);
  expect(documents.flatMap(({ spans }) => spans).length).toBeGreaterThan(2000);
  for (const { file, text, spans } of documents) {
    const on = new AnchorText(text);
    for (const span of spans) {
      expect({ file, ...matchQuote(on, describeQuote(text, span)) }).toMatchObject({ file, ...span, state: 'placed' });
    }
  }
});

test.skipIf(!isHere)('every gold span is found again when the contract is re-issued with a new first page', () => {
  const cover = 'AMENDED AND RESTATED\n\nas of the date first written below, by and between the parties hereto.\n\n';
  const misplaced = goldPassages(read).flatMap(({ file, text, spans }) => {
    const on = new AnchorText(cover + text);
    return spans.flatMap(({ start, end }) => {
      const match = matchQuote(on, describeQuote(text, { start, end }));
      return match?.start === start + cover.length ? [] : [`${file}: ${text.slice(start, end)}`];
    });
  });
  expect(misplaced).toEqual([]);
});

// A bounded part; `npm run anchors` takes all contracts with as many seeds as asked for.
const seed = 20_261_123;
if (isHere) console.info(`gold spans in edited contracts: seed ${seed}`);

test.skipIf(!isHere).each([
  [0.01, 0.99],
  [0.05, 0.97],
  [0.2, 0.85],
])(
  'of the gold spans in contracts with a share of %d of the words edited, %d are found, and none wrongly without a warning',
  (share, least) => {
    const figures = measureEdits(goldPassages(read).slice(0, 20), share, seed);
    expect(figures.quotes).toBeGreaterThan(400);
    expect(figures.right / figures.quotes).toBeGreaterThanOrEqual(least);
    expect(figures.wrongWithoutWarning).toBe(0);
  },
);

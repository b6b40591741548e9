import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { describeQuote } from './describe-quote.ts';
import { matchQuote } from './match-quote.ts';

const folder = resolve(import.meta.dirname, '../../../shared/data/cuad');
const isHere = existsSync(resolve(folder, 'cases.json'));
if (!isHere) console.info('skipped: the gold spans of real contracts are not on this machine (../shared/data/cuad)');

const Contracts = z.array(
  z.object({
    documents: z.array(z.object({ file: z.string(), mediaType: z.string() })),
    questions: z.array(z.object({ answers: z.array(z.object({ text: z.string(), start: z.number() })) })),
  }),
);

/** Every gold span of the data set with its document's text. */
function goldSpans(): { file: string; text: string; exact: string; start: number }[] {
  const contracts = Contracts.parse(JSON.parse(readFileSync(resolve(folder, 'cases.json'), 'utf8')));
  return contracts.flatMap(contract => {
    const file = contract.documents.find(document => document.mediaType.startsWith('text/plain'))?.file ?? '';
    const text = readFileSync(resolve(folder, file), 'utf8');
    return contract.questions.flatMap(question =>
      question.answers.map(answer => ({ file, text, exact: answer.text, start: answer.start })),
    );
  });
}

test.skipIf(!isHere)('every gold span is described and found again at the same characters', () => {
  const spans = goldSpans();
  expect(spans.length).toBeGreaterThan(2000);
  for (const { file, text, exact, start } of spans) {
    const end = start + exact.length;
    const match = matchQuote(text, describeQuote(text, { start, end }));
    expect({ file, ...match }).toMatchObject({ file, start, end, state: 'placed' });
  }
});

test.skipIf(!isHere)('every gold span is found again when the contract is re-issued with a new first page', () => {
  const cover = 'AMENDED AND RESTATED\n\nas of the date first written below, by and between the parties hereto.\n\n';
  const misplaced = goldSpans().filter(({ text, exact, start }) => {
    const match = matchQuote(cover + text, describeQuote(text, { start, end: start + exact.length }));
    return !match || (match.state === 'placed' && match.start !== start + cover.length);
  });
  expect(misplaced.map(({ file, exact }) => `${file}: ${exact}`)).toEqual([]);
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TextQuoteSelector } from '../model/annotation.ts';
import { describeQuote } from './describe-quote.ts';
import { foldText } from './fold-text.ts';
import { matchQuote } from './match-quote.ts';

const CLAUSE = 'Either party may terminate this Agreement on thirty (30) days written notice.';

function describeIn(text: string, exact: string, from = 0): TextQuoteSelector {
  const start = text.indexOf(exact, from);
  return describeQuote(text, { start, end: start + exact.length });
}

describe('a quote is found again', () => {
  const before = `1. Term. ${CLAUSE} 2. Fees. The fee is due monthly. 3. Law. The law of Ohio applies.`;

  test.each([
    ['where it was', before, 'placed'],
    ['moved by text in front of it', `Amended and restated. ${before}`, 'placed'],
    ['with other white space', before.replaceAll(' ', '\n  '), 'placed'],
    [
      'with soft hyphens and zero-width marks',
      before.replace('(30)', '(30)\u00ad').replace('written', 'wri\u200btten'),
      'placed',
    ],
    ['with a word changed', before.replace('thirty (30)', 'sixty (60)'), 'placed-with-warning'],
    ['with its surroundings gone', `Something else entirely: ${CLAUSE} And nothing of before.`, 'placed-with-warning'],
  ] as const)('%s', (_, after, state) => {
    const match = matchQuote(after, describeIn(before, CLAUSE));
    expect(match?.state).toBe(state);
    const found = after
      .slice(match?.start, match?.end)
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/[\u00ad\u200b]/g, '');
    expect(found.replace('sixty (60)', 'thirty (30)')).toBe(CLAUSE);
  });

  test('one that is gone is an orphan', () => {
    expect(
      matchQuote('The weather was fine and nobody signed anything at all.', describeIn(before, CLAUSE)),
    ).toBeNull();
  });

  test.each([
    ['without surroundings', {}],
    ['between a word or two that stand everywhere', { prefix: 'and it ', suffix: ' of a' }],
  ])('one of which only common words are left is an orphan %s', (_, around) => {
    const exact = 'The moon is made of green cheese';
    const selector: TextQuoteSelector = { type: 'TextQuoteSelector', exact, ...around };
    const after = 'Any notice under this Agreement is made in writing and it binds the parties to the law of a state.';
    expect(matchQuote(after, selector)).toBeNull();
    expect(matchQuote(`${after} The moon is made of old cheese.`, selector)?.state).toBe('placed-with-warning');
  });

  test('words that are all others are placed with a warning where their surroundings stand', () => {
    const match = matchQuote(before.replace('monthly', 'yearly'), describeIn(before, 'monthly'));
    expect(match).toMatchObject({ start: before.indexOf('monthly'), state: 'placed-with-warning' });
  });

  test('a long passage without surroundings is found by its ends', () => {
    const long = Array.from({ length: 180 }, (_, i) => `Sentence number ${i} speaks of matter ${i * 7}.`).join(' ');
    const text = `Before. ${long} After.`.replace('Sentence number 90 speaks', 'Nothing here was said');
    const match = matchQuote(text, { type: 'TextQuoteSelector', exact: long });
    expect(text.slice(match?.start, match?.end)).toMatch(/^Sentence number 0 [^]*matter 1253\.$/);
  });

  test('an empty quote is an orphan', () => {
    expect(matchQuote('abc', { type: 'TextQuoteSelector', exact: '' })).toBeNull();
  });

  test('a long passage with a sentence rewritten inside is found by its ends', () => {
    const long = Array.from({ length: 40 }, (_, i) => `Sentence number ${i} speaks of matter ${i * 7}.`).join(' ');
    const text = `Before. ${long} After.`;
    const changed = text.replace('Sentence number 20 speaks of matter 140.', 'This one was rewritten.');
    const match = matchQuote(changed, describeIn(text, long));
    expect(match?.state).toBe('placed-with-warning');
    expect(changed.slice(match?.start, match?.end)).toMatch(/^Sentence number 0 [^]*matter 273\.$/);
  });
});

describe('repeated words', () => {
  const text = 'Page 1. Insured: yes. Smoker: yes. Page 2. Insured: yes. Smoker: no.';

  test('context tells occurrences apart', () => {
    const second = describeIn(text, 'yes', text.indexOf('Smoker'));
    const moved = `Cover sheet. ${text}`;
    expect(matchQuote(moved, second)?.start).toBe(moved.indexOf('yes', moved.indexOf('Smoker')));
  });

  test('two places that cannot be told apart are placed with a warning', () => {
    const row = 'name: yes, value: no; ';
    const selector: TextQuoteSelector = {
      type: 'TextQuoteSelector',
      exact: 'yes',
      prefix: 'name: ',
      suffix: ', value',
    };
    expect(matchQuote(row.repeat(3), selector)?.state).toBe('placed-with-warning');
  });

  test('a bare quote that occurs once needs no context', () => {
    expect(matchQuote('a needle in hay', { type: 'TextQuoteSelector', exact: 'needle' })?.state).toBe('placed');
  });
});

describe('properties', () => {
  const seed = 20_261_123;
  // Printed so that a failure can be run again.
  console.info(`match-quote properties: seed ${seed}`);
  const word = fc.constantFrom(
    'the',
    'party',
    'shall',
    'notice',
    'of',
    '\u{1f4c4}',
    'ﬁnal',
    '30',
    'days',
    'Agreement',
    '—',
    '\n',
  );
  const prose = fc.array(word, { minLength: 4, maxLength: 60 }).map(words => words.join(' '));
  const proseAndSpan = prose.chain(text =>
    fc.tuple(fc.constant(text), fc.nat(text.length - 1), fc.integer({ min: 1, max: 40 })),
  );

  test('what is described is found at the same characters', () => {
    fc.assert(
      fc.property(proseAndSpan, ([text, start, length]) => {
        const selector = describeQuote(text, { start, end: start + length });
        const match = matchQuote(text, selector);
        expect(match).toMatchObject({
          start: selector.refinedBy?.start,
          end: selector.refinedBy?.end,
          state: 'placed',
        });
      }),
      { seed },
    );
  });

  test('whatever the text becomes, nothing but the same words is placed without a warning', () => {
    fc.assert(
      fc.property(proseAndSpan, prose, ([text, start, length], other) => {
        const selector = describeQuote(text, { start, end: start + length });
        const match = matchQuote(other, selector);
        if (match?.state !== 'placed') return;
        expect(foldText(other.slice(match.start, match.end)).text.trim()).toBe(foldText(selector.exact).text.trim());
      }),
      { seed },
    );
  });

  test('a match lies inside the text and its score between 0 and 1', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
        (text, exact) => {
          const match = matchQuote(text, { type: 'TextQuoteSelector', exact });
          if (!match) return;
          expect(match.start).toBeGreaterThanOrEqual(0);
          expect(match.end).toBeLessThanOrEqual(text.length);
          expect(match.end).toBeGreaterThan(match.start);
          expect(match.score).toBeGreaterThan(0);
          expect(match.score).toBeLessThanOrEqual(1);
        },
      ),
      { seed },
    );
  });
});

test('a changed quote is found again in the middle of 3 MB of text', () => {
  const filler = 'The quick brown fox jumps over the lazy dog near the river bank. '.repeat(32_000);
  const selector = describeQuote(`x ${CLAUSE} y`, { start: 2, end: 2 + CLAUSE.length });
  const text = `${filler.slice(0, 1_000_000)}${CLAUSE.replace('thirty (30)', 'sixty (60)')}${filler}`;
  const near = { type: 'TextPositionSelector', start: 1_000_100, end: 1_000_177 } as const;
  expect(matchQuote(text, { ...selector, refinedBy: near })).toMatchObject({ start: 1_000_000 });
});

import { expect, test } from 'vitest';
import { guidelineChanges } from './guideline-changes.ts';

test('what was taken out and what came in is told word by word, with the words around it', () => {
  const before = '# Nicotine\n\nAsk for cotinine when in doubt. Count e-cigarettes as smoking.';
  const after = '# Nicotine\n\nAsk for cotinine at every step. Count e-cigarettes as smoking.';
  expect(guidelineChanges(before, after)).toEqual([
    { kind: 'same', text: '# Nicotine\n\nAsk for cotinine ' },
    { kind: 'gone', text: 'when in doubt. ' },
    { kind: 'new', text: 'at every step. ' },
    { kind: 'same', text: 'Count e-cigarettes as smoking.' },
  ]);
});

test('spaces alone are no change, and much that stayed is left out', () => {
  expect(guidelineChanges('a  b\n', 'a b')).toEqual([]);
  const stayed = 'word '.repeat(100);
  const [around] = guidelineChanges(`${stayed}x`, `${stayed}y`);
  expect(around?.text).toBe(`… ${stayed.slice(-60)}`);
});

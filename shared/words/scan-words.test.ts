import { expect, test } from 'vitest';
import { scanWords } from './scan-words.ts';

function words(text: string): string[] {
  const found: string[] = [];
  scanWords(text, (start, end, isMark) => found.push(`${text.slice(start, end)}${isMark ? '·' : ''}`));
  return found;
}

test.each([
  ['words and marks', "The party's 30-day notice.", ['The', 'party', "'·", 's', '30', '-·', 'day', 'notice', '.·']],
  ['letters with accents written apart', 'e\u0301te\u0301', ['e\u0301te\u0301']],
  ['a soft hyphen inside a word', 'agree\u00adment\u00ad.', ['agree\u00adment', '.·']],
  ['scripts without spaces', '契約 ok', ['契', '約', 'ok']],
  ['characters of two units', '\u{1f600}\u{1f600} a', ['\u{1f600}\u{1f600}', 'a']],
  ['nothing', ' \n\t', []],
])('%s', (_, text, expected) => {
  expect(words(text)).toEqual(expected);
});

import { expect, test } from 'vitest';
import { fillSnippet, presetsOf, snippetsOf } from './form-aids.ts';

test('snippets and presets of a form are read; what is none is left out', () => {
  const schema = {
    'x-snippets': [{ id: 's', label: 'S', text: 'T' }, { id: 's2', label: '' }, 7],
    'x-presets': [
      { id: 'p', label: 'P', answers: { '/a': 1, bad: 2, '/__proto__': 3 }, rationale: { '/a': 'why', '/b': 5 } },
      { id: 'p2', label: 'P2' },
    ],
  };
  expect(snippetsOf(schema)).toEqual([{ id: 's', label: 'S', text: 'T' }]);
  expect(presetsOf(schema)).toEqual([{ id: 'p', label: 'P', answers: { '/a': 1 }, rationale: { '/a': 'why' } }]);
  expect([snippetsOf({}), presetsOf({ 'x-presets': {} })]).toEqual([[], []]);
});

test('what is known is filled in, what is not stays to be typed over, in order', () => {
  const known: Readonly<Record<string, string>> = { applicant: 'Mara Lind', empty: '' };
  const filled = fillSnippet('{{applicant}} said {{what}} on {{ }}; {{empty}}.', name => known[name]);
  expect(filled).toEqual({
    text: 'Mara Lind said [what] on […]; [empty].',
    open: ['[what]', '[…]', '[empty]'],
  });
});

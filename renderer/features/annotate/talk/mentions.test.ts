import { expect, test } from 'vitest';
import { PersonId } from '../../../../shared/model/ids.ts';
import { aPerson, anAnnotation } from '../../../testing/builders.ts';
import { knownPeople, mentionsFor, mentionsIn, withMention } from './mentions.ts';

const person = (id: string, name: string) => ({ id: PersonId.parse(id), name });
const ana = person('p-an', 'Ana');
const anaMaria = person('p-am', 'Ana Maria Sol');
const bo = person('p-bo', 'Bo');
const all = [ana, anaMaria, bo];

test.each([
  ['@Ana please look', ['p-an']],
  ['@ana Maria Sol, and @Bo.', ['p-am', 'p-bo']],
  ['@Ana, @ana again', ['p-an']],
  ['@Anabel and bo@example', []],
  ['nobody', []],
])('«%s» names %o', (words, expected) => {
  expect(mentionsIn(words, all)).toEqual(expected);
});

test('while a name is typed those who fit are offered, and one takes its place', () => {
  expect(mentionsFor('as said, @an', all)).toEqual([ana, anaMaria]);
  expect(mentionsFor('as said', all)).toEqual([]);
  expect(withMention('as said, @an', anaMaria)).toBe('as said, @Ana Maria Sol ');
  expect(mentionsIn(withMention('as said, @an', anaMaria), all)).toEqual(['p-am']);
});

test('the team and whoever marked something can be named, a machine and the person itself not', () => {
  const me = { ...aPerson(), team: [ana] };
  const by = (creator: object) => ({ ...anAnnotation(), creator: { type: 'Person' as const, ...creator } });
  const known = knownPeople(me, { notes: [] }, [
    by(bo),
    by({ id: me.id, name: me.name }),
    { ...by({ id: PersonId.parse('m'), name: 'Reader' }), creator: { type: 'Software', name: 'Reader' } },
  ]);
  expect(known).toEqual([ana, bo]);
});

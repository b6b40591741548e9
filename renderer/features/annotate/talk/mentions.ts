import type { Annotation } from '../../../../shared/model/annotation.ts';
import type { PersonId } from '../../../../shared/model/ids.ts';
import type { Me } from '../../../../shared/model/person.ts';
import type { CaseFile } from '../../../data/views.ts';

/** Somebody who can be named in a thread. */
export interface Known {
  readonly id: PersonId;
  readonly name: string;
}

/** The people whom this person can name: the team, and whoever has marked or written something in this case. By name. */
export function knownPeople(
  me: Pick<Me, 'id' | 'team'>,
  caseFile: Pick<CaseFile, 'notes'>,
  annotations: readonly Annotation[],
): readonly Known[] {
  const people = new Map<string, Known>();
  for (const { id, name } of [...me.team, ...caseFile.notes.map(({ author }) => author)]) people.set(id, { id, name });
  for (const { type, id, name } of annotations.map(({ creator }) => creator)) {
    if (type === 'Person' && id !== undefined && name !== undefined) people.set(id, { id, name });
  }
  people.delete(me.id);
  return [...people.values()].toSorted((a, b) => a.name.localeCompare(b.name));
}

/** Those whom a text names, as `@Name`. Of names that begin alike the longest is meant. */
export function mentionsIn(words: string, people: readonly Known[]): readonly PersonId[] {
  const longestFirst = people.toSorted((a, b) => b.name.length - a.name.length);
  const named = new Set<PersonId>();
  for (const { index } of words.matchAll(/@/g)) {
    const rest = words.slice(index + 1);
    const person = longestFirst.find(({ name }) => startsWithName(rest, name));
    if (person) named.add(person.id);
  }
  return [...named];
}

/** Those who fit what is being typed behind an `@` at the end of a text; nobody when none is. */
export function mentionsFor(words: string, people: readonly Known[]): readonly Known[] {
  const typed = /@([^@\n]{0,40})$/.exec(words)?.[1]?.toLowerCase();
  if (typed === undefined) return [];
  return people.filter(({ name }) => name.toLowerCase().startsWith(typed));
}

/** The text with that name in place of what was being typed. */
export function withMention(words: string, { name }: Known): string {
  return `${words.slice(0, words.lastIndexOf('@'))}@${name} `;
}

function startsWithName(words: string, name: string): boolean {
  const next = words.charAt(name.length);
  return words.slice(0, name.length).toLowerCase() === name.toLowerCase() && !/[\p{L}\p{N}]/u.test(next);
}

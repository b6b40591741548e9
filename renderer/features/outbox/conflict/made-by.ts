import { RecordPut } from '../../../../shared/model/change.ts';
import type { OutboxEntry } from '../../../../shared/model/outbox.ts';
import type { Judgment } from '../../../../shared/model/judgment.ts';
import type { Me } from '../../../../shared/model/person.ts';
import { formatDateTimeWithZone, localTimeZone } from '../../../i18n/format.ts';
import { text } from '../../../i18n/text.ts';
import { nameOf } from './mark-words.ts';

/** Who made either side of a conflict, and when: a sentence each. What the server's copy does not say is left out. */
export function sidesOf(entry: OutboxEntry, me: Me): string[] {
  const mine = said('mine', me.name, entry.mutation.at);
  const theirs = authorOf(entry, me);
  return theirs === null ? [mine] : [mine, said('theirs', theirs.name, theirs.at)];
}

export function sidesOfDraft(mine: Judgment, theirs: Judgment, me: Me): string[] {
  return [
    said('mine', nameOf(me, mine.userId), mine.updatedAt),
    said('theirs', nameOf(me, theirs.userId), theirs.updatedAt),
  ];
}

function said(side: 'mine' | 'theirs', name: string, at: string): string {
  return text(`conflict.by.${side}`, { name, at: formatDateTimeWithZone(at, localTimeZone()) });
}

function authorOf({ mutation, current }: OutboxEntry, me: Me): { name: string; at: string } | null {
  const { kind, id } = mutation.target;
  const read = RecordPut.safeParse({ op: 'put', kind, id, version: 1, value: current });
  if (!read.success) return null;
  const theirs = read.data;
  switch (theirs.kind) {
    case 'judgment':
      return { name: nameOf(me, theirs.value.userId), at: theirs.value.updatedAt };
    case 'submission':
      return { name: nameOf(me, theirs.value.userId), at: theirs.value.submittedAt };
    case 'annotation': {
      const { creator, modified, created } = theirs.value;
      const name = creator.name ?? (creator.id === undefined ? null : nameOf(me, creator.id));
      return name === null ? null : { name, at: modified ?? created };
    }
    case 'review': {
      const { reviewerId, completedAt } = theirs.value;
      return completedAt === undefined ? null : { name: nameOf(me, reviewerId), at: completedAt };
    }
    default:
      return null;
  }
}

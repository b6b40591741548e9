import { compileForm } from '../../../../shared/forms/compile-form.ts';
import { type Annotation, noteOf } from '../../../../shared/model/annotation.ts';
import { RecordPut } from '../../../../shared/model/change.ts';
import type { Judgment } from '../../../../shared/model/judgment.ts';
import type { OutboxEntry } from '../../../../shared/model/outbox.ts';
import type { Me } from '../../../../shared/model/person.ts';
import type { Review } from '../../../../shared/model/review.ts';
import { formatDateTime, localTimeZone } from '../../../i18n/format.ts';
import { intlLocale, text } from '../../../i18n/text.ts';
import { compareJudgments, type Difference } from './compare-judgments.ts';
import { faceOf } from '../../../data/derive/outbox-line.ts';
import { describeAct } from '../describe-act.ts';
import { type Around, markWords, nameOf, placeWords, tagLabel } from './mark-words.ts';

/**
 * `gone`: the server has nothing in its place, or nothing that could be read. `same`: nothing that a person would see
 * differs. `differs`: what does, in reading order.
 */
export type ConflictSides =
  | { readonly kind: 'gone' }
  | { readonly kind: 'same' }
  | { readonly kind: 'differs'; readonly differences: readonly Difference[] };

/** What a conflict is about: what this person did beside what the server has now. */
export function conflictSides(entry: OutboxEntry, around: Around): ConflictSides {
  const { act, target } = entry.mutation;
  const current = RecordPut.safeParse({
    op: 'put',
    kind: target.kind,
    id: target.id,
    version: 1,
    value: entry.current,
  });
  if (!current.success) return { kind: 'gone' };
  const theirs = current.data;
  const differences = ((): Difference[] => {
    switch (theirs.kind) {
      case 'case':
        return [
          {
            label: text('sync.differs.case'),
            mine: describeAct(faceOf(act)),
            theirs: text(`queue.state.${theirs.value.status}`),
          },
          person(text('sync.differs.with'), around.me, around.me.id, theirs.value.assignment.userId),
        ];
      case 'judgment':
        return act.type === 'judgment.save' ? judgments(around, act.payload, theirs.value) : [];
      case 'submission':
        return act.type === 'judgment.submit' ? judgments(around, act.payload.judgment, theirs.value.judgment) : [];
      case 'annotation':
        return marks(around, act.type === 'annotation.put' ? act.payload : null, theirs.value);
      case 'review':
        return act.type === 'review.complete' || act.type === 'review.save'
          ? reviews(around.me, act.payload, theirs.value)
          : [];
      default:
        return [];
    }
  })().filter(({ mine, theirs: other }) => mine !== other);
  return differences.length === 0 ? { kind: 'same' } : { kind: 'differs', differences };
}

function judgments({ caseFile, me }: Around, mine: Judgment, theirs: Judgment): Difference[] {
  const definition = caseFile?.process?.form;
  const form = definition ? compileForm(definition, intlLocale()) : null;
  const saved: Difference = {
    label: text('sync.differs.saved'),
    mine: `${nameOf(me, mine.userId)}, ${formatDateTime(mine.updatedAt, localTimeZone())}`,
    theirs: `${nameOf(me, theirs.userId)}, ${formatDateTime(theirs.updatedAt, localTimeZone())}`,
  };
  return form?.ok ? [saved, ...compareJudgments(form.value, mine, theirs)] : [saved];
}

/** @param mine null: this person removed it */
function marks(around: Around, mine: Annotation | null, theirs: Annotation): Difference[] {
  if (!mine) {
    return [
      { label: text('sync.differs.mark'), mine: text('sync.differs.removed'), theirs: markWords(around, theirs) },
    ];
  }
  const orNone = (said: string): string => said || text('sync.differs.none');
  const tag = (mark: Annotation): string => tagLabel(around, mark);
  return [
    { label: text('sync.differs.note'), mine: orNone(noteOf(mine)), theirs: orNone(noteOf(theirs)) },
    { label: text('sync.differs.tag'), mine: orNone(tag(mine)), theirs: orNone(tag(theirs)) },
    { label: text('sync.differs.place'), mine: placeWords(around, mine), theirs: placeWords(around, theirs) },
  ];
}

function reviews(me: Me, mine: Review, theirs: Review): Difference[] {
  const decided = (review: Review): string =>
    review.disposition === undefined
      ? text('sync.differs.reviewOpen')
      : text(`sync.act.review.complete.${review.disposition}`);
  const mistakes = (review: Review): string =>
    text('sync.differs.verdicts', {
      count: review.items.length,
      mistakes: review.items.filter(item => item.verdict === 'incorrect').length,
    });
  return [
    person(text('sync.differs.reviewer'), me, mine.reviewerId, theirs.reviewerId),
    { label: text('sync.differs.decided'), mine: decided(mine), theirs: decided(theirs) },
    { label: text('sync.differs.said'), mine: mistakes(mine), theirs: mistakes(theirs) },
    {
      label: text('sync.differs.comment'),
      mine: mine.comment ?? text('sync.differs.none'),
      theirs: theirs.comment ?? text('sync.differs.none'),
    },
  ];
}

function person(label: string, me: Me, mine: string, theirs: string): Difference {
  return { label, mine: nameOf(me, mine), theirs: nameOf(me, theirs) };
}

import { reviewScore, type Weighing } from '../../../shared/forms/review-score.ts';
import type { Disposition, Review, ReviewItem, Verdict } from '../../../shared/model/review.ts';
import { createTopics } from '../../data/topics.ts';
import type { AnswerSource } from '../../ui/AnswerControl/answer-source.ts';

/** The verdicts while they are being entered. */
export type ReviewStore = ReturnType<typeof createReviewStore>;

type ItemPart = 'comment' | 'correctedValue' | 'defectId';

export function createReviewStore(initial: Review, pointers: readonly string[], weighing: Weighing) {
  const asked = new Set(pointers);
  let items = new Map(initial.items.filter(item => asked.has(item.pointer)).map(item => [item.pointer, item]));
  let disposition = initial.disposition;
  let comment = initial.comment;
  let summary = summarize();
  const topics = createTopics();

  function summarize() {
    const list = pointers.flatMap(pointer => items.get(pointer) ?? []);
    return { judged: list.length, asked: pointers.length, disposition, ...reviewScore(list, weighing) };
  }
  const changed = (pointer: string | null) => {
    if (pointer !== null) topics.tell(`item ${pointer}`);
    summary = summarize();
    topics.tell('summary');
    topics.tell('changed');
  };
  const setPart = (pointer: string, part: ItemPart, value: unknown) => {
    const item = items.get(pointer);
    if (!item) return;
    const { [part]: _, ...rest } = item;
    items = new Map(items).set(pointer, value === undefined || value === '' ? rest : { ...rest, [part]: value });
    topics.tell(`${part} ${pointer}`);
    changed(part === 'comment' ? null : pointer);
  };

  return {
    pointers,
    on: topics.on,
    item: (pointer: string) => items.get(pointer),
    /** In the order of the form. */
    items: (): ReviewItem[] => pointers.flatMap(pointer => items.get(pointer) ?? []),
    judge(pointer: string, verdict: Verdict) {
      // Comment and correction stay: a verdict is sometimes pressed by mistake.
      items = new Map(items).set(pointer, { ...items.get(pointer), pointer, verdict });
      changed(pointer);
    },
    judgeRest() {
      items = new Map(items);
      for (const pointer of pointers) {
        if (items.has(pointer)) continue;
        items.set(pointer, { pointer, verdict: 'correct' });
        topics.tell(`item ${pointer}`);
      }
      changed(null);
    },
    part: (pointer: string, part: ItemPart): AnswerSource => ({
      get: () => items.get(pointer)?.[part],
      set: value => setPart(pointer, part, value),
      subscribe: listener => topics.on(`${part} ${pointer}`, listener),
    }),
    summary: () => summary,
    setDisposition(next: Disposition) {
      disposition = next;
      changed(null);
    },
    comment: (): AnswerSource => ({
      get: () => comment,
      set: value => {
        comment = typeof value === 'string' ? value : undefined;
        topics.tell('comment');
        topics.tell('changed');
      },
      subscribe: listener => topics.on('comment', listener),
    }),
    /** The review as entered, with the comments and corrections that `sealedItems` takes out of what is sent. */
    review(): Review {
      const { disposition: _, comment: __, score: ___, ...rest } = initial;
      return {
        ...rest,
        items: pointers.flatMap(pointer => items.get(pointer) ?? []),
        ...(disposition && { disposition }),
        ...(comment !== undefined && comment !== '' && { comment }),
        ...(summary.score !== null && { score: summary.score }),
      };
    },
  };
}

/** What is sent: a verdict that is not "incorrect" carries no correction. */
export function sealedItems(items: readonly ReviewItem[]): ReviewItem[] {
  return items.map(item =>
    item.verdict === 'incorrect'
      ? item
      : {
          pointer: item.pointer,
          verdict: item.verdict,
          ...(item.comment !== undefined && { comment: item.comment }),
        },
  );
}

import { createTopics } from '../../../data/topics.ts';

/** The words of a mark, offered as an answer. */
interface FillOffer {
  readonly annotationId: string;
  /** By the person, who may mean to replace an answer; else only a blank is filled. */
  readonly isAskedFor: boolean;
}

/**
 * Which answers are offered to be filled from the words of a mark: one at most for each question, until it is taken or
 * waved away. Only what is offered now; nothing of it is kept.
 */
export function createFillOffers() {
  const offers = new Map<string, FillOffer>();
  const topics = createTopics();
  return {
    on: topics.on,
    at: (pointer: string): FillOffer | null => offers.get(pointer) ?? null,
    offer(pointer: string, annotationId: string, isAskedFor = false): void {
      offers.set(pointer, { annotationId, isAskedFor });
      topics.tell(pointer);
    },
    end(pointer: string): void {
      if (offers.delete(pointer)) topics.tell(pointer);
    },
  };
}
export type FillOffers = ReturnType<typeof createFillOffers>;

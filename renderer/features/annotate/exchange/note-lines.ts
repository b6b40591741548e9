import { noteOf, quoteOf, type Annotation } from '../../../../shared/model/annotation.ts';
import { text } from '../../../i18n/text.ts';
import type { PlacedMark } from './marks-to-xfdf.ts';

/** A line of the page of notes before it is broken to the width of the page. */
export interface NoteLine {
  readonly words: string;
  readonly look: 'head' | 'quote' | 'note' | 'reply';
  readonly color: string;
}

/** More of a passage than this stands on its own page already. */
const MOST_QUOTED = 400;

/** What the page of notes says of each mark: its number, where it stands, the words, the note and the thread. */
export function noteLines(placed: readonly PlacedMark[], remarks: readonly Annotation[]): readonly NoteLine[][] {
  return placed.map(({ annotation, color, tag, note, pieces, isPlaced }, i) => {
    const where = isPlaced
      ? text('exchange.notes.page', { page: pieces[0]?.page ?? 1 })
      : text('exchange.notes.unplaced');
    const quote = quoteOf(annotation)?.exact.replaceAll(/\s+/g, ' ').trim() ?? '';
    const cut = quote.length > MOST_QUOTED ? `${quote.slice(0, MOST_QUOTED).toWellFormed()}…` : quote;
    const { creator, created } = annotation;
    const head = [String(i + 1), tag, where, creator.name ?? '', day(created)].filter(part => part !== '').join(' · ');
    const replies = remarks
      .filter(({ about }) => about?.mark === annotation.id)
      .map(remark => ({ by: remark.creator.name ?? '', said: noteOf(remark), at: day(remark.created) }))
      .filter(({ said }) => said !== '');
    return [
      { words: head, look: 'head' as const, color },
      ...(cut === '' ? [] : [{ words: `“${cut}”`, look: 'quote' as const, color }]),
      ...note.split('\n').flatMap(words => (words.trim() === '' ? [] : [{ words, look: 'note' as const, color }])),
      ...replies.map(({ by, said, at }) => ({ words: `${by} · ${at}: ${said}`, look: 'reply' as const, color })),
    ];
  });
}

function day(instant: string): string {
  return instant.slice(0, 10);
}

import { type Annotation, noteOf, parseDocumentSource, tagOf } from '../../../shared/model/annotation.ts';
import type { DocumentRecord } from '../../../shared/model/document.ts';
import type { Process } from '../../../shared/model/process.ts';
import type { AnnotationView } from '../../data/views.ts';
import type { Mark } from './mark.ts';
import { text } from '../../i18n/text.ts';
import { toneOf } from './mark-tone.ts';

/**
 * The marks of one document. Those of its other versions are tried too: a re-issued document keeps what was said
 * about it, wherever the words can still be found.
 */
export function marksOf(
  document: DocumentRecord,
  annotations: readonly AnnotationView[],
  process: Process | null,
  selectedId: string | null,
): Mark[] {
  const tags = process?.tags ?? [];
  return annotations
    .filter(({ annotation }) => parseDocumentSource(annotation.target.source)?.documentId === document.id)
    .map(({ annotation }) => {
      const tagId = tagOf(annotation);
      const tag = tags.find(candidate => candidate.id === tagId);
      return {
        id: annotation.id,
        selectors: annotation.target.selector,
        label: labelOf(annotation, tag?.label ?? tagId ?? ''),
        tone: toneOf(tag, tags),
        note: noteOf(annotation),
        author: annotation.creator.name ?? '',
        isSelected: annotation.id === selectedId,
      };
    });
}

/** What a machine marked is not taken for a person's. */
function labelOf({ creator }: Annotation, tag: string): string {
  if (creator.type === 'Person') return tag;
  return tag === '' ? text('suggest.mark') : text('suggest.markTagged', { tag });
}

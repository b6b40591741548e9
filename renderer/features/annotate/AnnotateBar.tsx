import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { AnnotationId } from '../../../shared/model/ids.ts';
import { addOpenDraft } from '../../data/open-drafts.ts';
import { saveFailureOf } from '../../data/save-failure.ts';
import type { CaseFile } from '../../data/views.ts';
import { text } from '../../i18n/text.ts';
import { announce } from '../../ui/announce.ts';
import type { DocumentSelection } from '../../viewer/document-selection.ts';
import type { MarkWords } from './new-annotation.ts';
import { OpenBar } from './OpenBar.tsx';
import { SealedNote } from './SealedNote.tsx';
import type { PlaceHere } from './use-placing.ts';
import { hasWords, isWorthKeeping, placeOf, type UnfinishedMark, withMark, withoutPlace } from './unfinished-mark.ts';

export interface AnnotateBarProps {
  readonly caseFile: CaseFile;
  /** Null: no bar, unless a note was left. */
  readonly selection: DocumentSelection | null;
  readonly readOnly: boolean;
  /** The question that a citation would be tied to; null: there is none to cite for. */
  readonly citeFor: { readonly label: string } | null;
  /** Keeps the mark. Rejects when it is not kept: then the bar stays, with what was typed. */
  readonly onMark: (selection: DocumentSelection, words: MarkWords) => Promise<AnnotationId>;
  /** Puts the mark that waits for a new place on what is selected; null or left out: none waits. */
  readonly placeHere?: PlaceHere | undefined;
  /** Takes what is selected as rows and cells, for a list of the form; left out where there is no form. */
  readonly onTakeTable?: ((selection: DocumentSelection) => void) | undefined;
  /** The mark is kept and the selection is gone: tie it to the question as well. */
  readonly onCite: (id: AnnotationId) => void;
}

/**
 * Acts on what is selected, beside it: mark it, with a tag and a note, or cite it for the question that is open. A note
 * whose selection goes while it is typed stays, and is offered again after what is selected next.
 */
export function AnnotateBar(props: AnnotateBarProps) {
  const { caseFile, selection, readOnly, citeFor, onMark, onCite, placeHere = null, onTakeTable } = props;
  const [done, setDone] = useState<DocumentSelection | null>(null);
  const [unfinished, setUnfinished] = useState<readonly UnfinishedMark[]>([]);
  const isSelected = selection !== null && selection !== done;
  // What is selected now goes before: what was left waits behind it.
  const open = isSelected ? selection : unfinished.at(-1)?.selection;
  const place = open ? placeOf(open) : '';
  const own = unfinished.find(one => placeOf(one.selection) === place) ?? null;

  const mark = async (selected: DocumentSelection, words: MarkWords): Promise<AnnotationId | null> => {
    // At once: until it is written the next words may be selected, and they must stay so.
    setUnfinished(before => withoutPlace(before, placeOf(selected)));
    try {
      return await onMark(selected, words);
    } catch (error) {
      // The disk is full, or the store was closed.
      console.error('The annotation could not be saved', error);
      const why = await saveFailureOf(error);
      setUnfinished(before => withMark(before, { selection: selected, words, why }));
      return null;
    }
  };
  const leave = (left: DocumentSelection) => {
    setUnfinished(before => withoutPlace(before, placeOf(left)));
    if (!isSelected) return;
    setDone(left);
    getSelection()?.removeAllRanges();
  };
  const moveHere = async (selected: DocumentSelection) => {
    leave(selected);
    try {
      await placeHere?.(selected);
    } catch (error) {
      // The disk is full, or the store was closed: the mark is where it was.
      console.error('The mark could not be placed anew', error);
      announce(text('annotate.notSaved'), 'assertive');
    }
  };
  // Asked twice before the next rendering, it must not mark twice.
  const given = useRef(new WeakSet<UnfinishedMark>());
  useKeptWhenLeft(async () => {
    if (readOnly) return;
    if (own && isSelected && isWorthKeeping(own)) leave(own.selection);
    const left = unfinished.filter(one => isWorthKeeping(one) && !given.current.has(one));
    for (const one of left) given.current.add(one);
    await Promise.all(left.map(one => mark(one.selection, one.words)));
  });

  if (readOnly) {
    const left = unfinished.findLast(({ words }) => hasWords(words));
    return left ? <SealedNote note={left.words.note ?? ''} onLeave={() => leave(left.selection)} /> : null;
  }
  if (!open) return null;
  return (
    <OpenBar
      // Another selection begins without the note of the last one.
      key={place}
      selection={open}
      isSelected={isSelected}
      tags={caseFile.process?.tags ?? []}
      citeFor={citeFor?.label ?? null}
      unfinished={own}
      onType={words => {
        const typed = { selection: open, words, why: own?.why ?? null };
        const isEmptied = isSelected && !isWorthKeeping(typed);
        setUnfinished(isEmptied ? withoutPlace(unfinished, place) : withMark(unfinished, typed));
      }}
      onDismiss={() => leave(open)}
      onTakeTable={
        onTakeTable && isSelected && open.table
          ? () => {
              leave(open);
              onTakeTable(open);
            }
          : null
      }
      onPlace={placeHere && isSelected ? () => void moveHere(open) : null}
      onMark={async (words, cites) => {
        leave(open);
        const id = await mark(open, words);
        if (cites && id !== null) onCite(id);
      }}
    />
  );
}

/** A note is no draft: nothing else saves it. It is marked when the window locks or ends, and when the case is left. */
function useKeptWhenLeft(keep: () => Promise<void>): void {
  const latest = useRef(keep);
  useLayoutEffect(() => {
    latest.current = keep;
  });
  // The window's lock is outside React.
  useEffect(() => addOpenDraft(() => latest.current()), []);
  useLayoutEffect(() => () => void latest.current(), []);
}

import { useEffect, type RefObject } from 'react';
import type { Selector } from '../../../shared/model/annotation.ts';
import type { Span } from '../../../shared/anchors/describe-quote.ts';
import type { DocumentRecord } from '../../../shared/model/document.ts';
import type { DocumentSelection } from '../document-selection.ts';
import type { TextIndex } from './text-index.ts';

interface TextSelectionOptions {
  readonly root: RefObject<HTMLElement | null>;
  readonly index: () => TextIndex;
  readonly describe: (span: Span) => { selectors: Selector[]; exact: string };
  readonly document: DocumentRecord;
  readonly onSelection: (selection: DocumentSelection | null) => void;
}

/** Tells what is selected inside `root`, once the pointer or the key that selects has come to rest. */
export function useTextSelection({ root, index, describe, document: record, onSelection }: TextSelectionOptions): void {
  // The selection is the browser's.
  useEffect(() => {
    let hadSelection = false;
    let isDragging = false;
    let timer = 0;
    const report = () => {
      const element = root.current;
      const range = selectedRange(element);
      const span = element && range && spanOf(range, index());
      if (!range || !span) {
        // The cursor in a note's field takes the selection away; what was selected is still what is meant.
        if (document.activeElement?.closest('[data-keeps-selection]')) return;
        if (hadSelection) onSelection(null);
        hadSelection = false;
        return;
      }
      hadSelection = true;
      const { left, top, right, bottom } = range.getBoundingClientRect();
      onSelection({ document: record, ...describe(span), box: { left, top, right, bottom } });
    };
    const onChange = () => {
      clearTimeout(timer);
      if (!isDragging) timer = window.setTimeout(report, 60);
    };
    const onDown = () => {
      isDragging = true;
    };
    const onUp = () => {
      isDragging = false;
      onChange();
    };
    document.addEventListener('selectionchange', onChange);
    document.addEventListener('pointerdown', onDown, true);
    document.addEventListener('pointerup', onUp, true);
    document.addEventListener('pointercancel', onUp, true);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('selectionchange', onChange);
      document.removeEventListener('pointerdown', onDown, true);
      document.removeEventListener('pointerup', onUp, true);
      document.removeEventListener('pointercancel', onUp, true);
    };
  }, [root, index, describe, record, onSelection]);
}

/** Selects what a range spans; the keys of the browser then extend it from its end. */
export function selectRange(range: Range | null): void {
  if (range)
    getSelection()?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
}

/** The selection's range when it began inside the element; null when there is none, or it is elsewhere. */
export function selectedRange(element: HTMLElement | null): Range | null {
  const selection = getSelection();
  if (!element || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  if (!element.contains(selection.anchorNode)) return null;
  return selection.getRangeAt(0);
}

function spanOf(range: Range, index: TextIndex): Span | null {
  const start = index.offsetAt(range.startContainer, range.startOffset, 'forward');
  const end = index.offsetAt(range.endContainer, range.endOffset, 'backward');
  return start !== null && end !== null && end > start ? { start, end } : null;
}

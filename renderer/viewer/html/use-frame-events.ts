import { useEffect, useRef } from 'react';
import type { Span } from '../../../shared/anchors/describe-quote.ts';
import type { WindowBox } from '../document-selection.ts';
import type { FrameText } from './frame-text.ts';

/** A frame that has been loaded and read. */
export interface OpenFrame {
  readonly element: HTMLIFrameElement;
  readonly document: Document;
  readonly text: FrameText;
}

interface FrameActs {
  readonly onSelected: (span: Span, box: WindowBox) => void;
  readonly onUnselected: () => void;
  /** Where the pointer is, in the frame; null when it left. */
  readonly onPoint: (point: { x: number; y: number } | null) => void;
  /** A press that selected nothing. */
  readonly onPress: (point: { x: number; y: number }) => void;
  readonly onScroll: () => void;
}

/**
 * What a person does in a frame, told to the window. The frame runs nothing, so the window listens in it; keys and
 * presses are handed on, because the shortcuts and the active pane are the window's.
 */
export function useFrameEvents(frame: OpenFrame | null, acts: FrameActs): void {
  const current = useRef(acts);
  // Read by listeners of the browser, after the render.
  useEffect(() => {
    current.current = acts;
  });

  // Selection, pointer, keys and scrolling are the browser's.
  useEffect(() => {
    if (!frame) return undefined;
    const { element, document: page } = frame;
    const stop = new AbortController();
    const listen = <Name extends keyof DocumentEventMap>(name: Name, act: (event: DocumentEventMap[Name]) => void) =>
      page.addEventListener(name, act, { signal: stop.signal, capture: true });
    let timer = 0;
    let isDragging = false;
    let hadSelection = false;
    const report = () => {
      const selected = selectedIn(frame);
      if (selected) current.current.onSelected(selected.span, selected.box);
      else if (hadSelection) current.current.onUnselected();
      hadSelection = selected !== null;
    };
    const soon = () => {
      clearTimeout(timer);
      if (!isDragging) timer = window.setTimeout(report, 60);
    };
    listen('selectionchange', soon);
    listen('pointerdown', event => {
      isDragging = true;
      element.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, button: event.button }));
    });
    listen('pointerup', event => {
      isDragging = false;
      soon();
      if (event.button === 0 && page.getSelection()?.isCollapsed !== false) {
        current.current.onPress({ x: event.clientX, y: event.clientY });
      }
    });
    listen('pointercancel', () => {
      isDragging = false;
    });
    listen('pointermove', event => {
      if (event.buttons === 0) current.current.onPoint({ x: event.clientX, y: event.clientY });
    });
    page.documentElement.addEventListener('pointerleave', () => current.current.onPoint(null), {
      signal: stop.signal,
    });
    listen('click', event => {
      const jump = (event.target as Element).closest?.('[data-jump]')?.getAttribute('data-jump');
      event.preventDefault();
      if (jump != null) page.getElementById(`user-content-${jump}`)?.scrollIntoView({ block: 'start' });
    });
    listen('keydown', event => handOn(event, element));
    listen('keyup', event => handOn(event, element));
    listen('scroll', () => current.current.onScroll());
    // The page is seen before anyone listens in it: what was selected by then counts as well.
    soon();
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [frame]);
}

function selectedIn({ document: page, element, text }: OpenFrame): { span: Span; box: WindowBox } | null {
  const selection = page.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const start = text.index.offsetAt(range.startContainer, range.startOffset, 'forward');
  const end = text.index.offsetAt(range.endContainer, range.endOffset, 'backward');
  if (start === null || end === null || end <= start) return null;
  return { span: { start, end }, box: boxInWindow(range.getBoundingClientRect(), element) };
}

/** A box of the frame as the window sees it. */
export function boxInWindow(box: WindowBox, element: HTMLIFrameElement): WindowBox {
  const { left, top } = element.getBoundingClientRect();
  return { left: box.left + left, top: box.top + top, right: box.right + left, bottom: box.bottom + top };
}

/** The shortcuts hear it as if it had been pressed on the frame; what they use, the frame does not use as well. */
function handOn(event: KeyboardEvent, element: HTMLIFrameElement): void {
  const { key, code, ctrlKey, shiftKey, altKey, metaKey, repeat } = event;
  const kept = { key, code, ctrlKey, shiftKey, altKey, metaKey, repeat };
  const copy = new KeyboardEvent(event.type, { ...kept, bubbles: true, cancelable: true });
  if (!element.dispatchEvent(copy)) event.preventDefault();
}

import { TextLayer } from 'pdfjs-dist';
import { useEffect, useState, type RefObject } from 'react';
import type { Rotation } from '../document-view.ts';
import { turnedBy } from './draw-page.ts';
import type { PdfSession } from './pdf-session.ts';

export type TextLayerState = 'not-yet' | 'ready' | 'none';

/**
 * Builds a page's text layer once it is wanted. Zoom is left to CSS; only turning the page builds it again.
 *
 * Its DOM is what makes scrolling late, so it is never built for pages that only pass by (performance.md §4).
 */
export function useTextLayer(
  layer: RefObject<HTMLDivElement | null>,
  session: PdfSession,
  number: number,
  scale: number,
  rotation: Rotation,
  isWanted: boolean,
): TextLayerState {
  const [state, setState] = useState<TextLayerState>('not-yet');
  const [wasWanted, setWasWanted] = useState(isWanted);
  if (isWanted && !wasWanted) setWasWanted(true);

  // The layer's elements are made by pdf.js.
  useEffect(() => {
    const container = layer.current;
    if (!wasWanted || !container) return undefined;
    let isCurrent = true;
    let mayHaveWords = () => {};
    let running: TextLayer | null = null;
    const build = async () => {
      await session.firstPage;
      const [page, pageText] = await Promise.all([session.pdf.getPage(number), session.texts.ofFile(number)]);
      if (!isCurrent) return;
      if (pageText.text.trim() === '') {
        setState('none');
        return;
      }
      const content = await page.getTextContent();
      if (!isCurrent) return;
      const viewport = page.getViewport({ scale, rotation: turnedBy(page, rotation) });
      running = new TextLayer({ textContentSource: content, container, viewport });
      await running.render();
      if (!isCurrent) return;
      const nodes = running.textDivs.flatMap((element, i) => {
        const node = element.firstChild;
        const start = pageText.starts[i];
        return element.isConnected && node instanceof Text && start !== undefined ? [{ node, start }] : [];
      });
      session.setLayer(number, nodes);
      setState('ready');
    };
    // Rejects when the layer is cancelled below or the document is closed; or its words cannot be read.
    build().catch(() => {
      if (isCurrent) mayHaveWords = session.noLayer(number);
    });
    return () => {
      isCurrent = false;
      mayHaveWords();
      running?.cancel();
      // A page without text of its own may have words that somebody read: those are not this layer's to take away.
      if (running) session.setLayer(number, null);
      container.replaceChildren();
    };
    // Not `scale`: CSS follows it.
    // eslint-disable-next-line react/exhaustive-deps
  }, [layer, session, number, rotation, wasWanted]);

  return state;
}

import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useState } from 'react';
import type { KeptWords } from '../../data/kept-words.ts';
import type { PageSize } from './page-layout.ts';
import { PdfSession } from './pdf-session.ts';

/** The session of an open PDF, and its pages' sizes: the first one's until each is known. */
export function usePdfSession(pdf: PDFDocumentProxy, firstSize: PageSize, kept: KeptWords | undefined) {
  const [sizes, setSizes] = useState<readonly PageSize[]>(() => Array.from({ length: pdf.numPages }, () => firstSize));
  const [{ session, stop }] = useState(() => {
    const arrived = new Map<number, PageSize>();
    let frame = 0;
    const made = new PdfSession(
      pdf,
      (page, size) => {
        arrived.set(page, size);
        cancelAnimationFrame(frame);
        // One layout for all pages that were drawn since the last frame.
        frame = requestAnimationFrame(() => setSizes(before => withSizes(before, arrived)));
      },
      kept,
    );
    return { session: made, stop: () => cancelAnimationFrame(frame) };
  });

  // Frames are the browser's.
  useEffect(() => stop, [stop]);
  return { session, sizes };
}

/** The same array when nothing is new, so that nothing is laid out again. */
function withSizes(sizes: readonly PageSize[], arrived: ReadonlyMap<number, PageSize>): readonly PageSize[] {
  const isNew = [...arrived].some(([page, size]) => {
    const before = sizes[page - 1];
    return before?.width !== size.width || before.height !== size.height;
  });
  return isNew ? sizes.map((size, i) => arrived.get(i + 1) ?? size) : sizes;
}

import { useEffect, useState } from 'react';
import type { PdfSession } from './pdf-session.ts';
import { readExtras, type PdfExtras } from './read-extras.ts';

const NONE: PdfExtras = { labels: null, outline: [], isOutlineCut: false, attachments: [], hasXfa: false };

/** What a PDF holds besides its pages, once the first page is in sight. */
export function usePdfExtras(session: PdfSession): PdfExtras {
  const [extras, setExtras] = useState(NONE);
  // Reading is pdf.js's work.
  useEffect(() => {
    let isCurrent = true;
    const read = async () => {
      await session.firstPage;
      if (!isCurrent) return;
      const found = await readExtras(session.pdf);
      if (isCurrent) setExtras(found);
    };
    void read();
    return () => {
      isCurrent = false;
    };
  }, [session]);
  return extras;
}

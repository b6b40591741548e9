import { useEffect, useMemo, useRef, useState } from 'react';
import type { PlacementsTold } from '../document-view.ts';
import type { Mark } from '../marks/mark.ts';
import { placeInPdf, type PdfPlace } from './place-in-pdf.ts';
import type { PdfSession } from './pdf-session.ts';

export interface PlacedInPdf extends PdfPlace {
  readonly mark: Mark;
}

interface Searched {
  readonly selectors: Mark['selectors'];
  readonly place: PdfPlace | null;
}

/** Finds the marks in the document one after another, each once. Those that are still being looked for are left out. */
export function usePdfMarks(
  session: PdfSession,
  marks: readonly Mark[],
  onPlacements: PlacementsTold,
): { readonly placed: readonly PlacedInPdf[]; readonly placeNow: (markId: string) => Promise<PdfPlace | null> } {
  const [searched, setSearched] = useState<ReadonlyMap<string, Searched>>(new Map());
  const latest = useRef(marks);

  // Read by `placeNow`, which is called from events.
  useEffect(() => {
    latest.current = marks;
  }, [marks]);

  // Reading pages is pdf.js's work.
  useEffect(() => {
    let isCurrent = true;
    const search = async () => {
      const found = new Map(searched);
      // pdf.js does one thing at a time, and the person looks at the page.
      await session.firstPage;
      if (!isCurrent) return;
      for (const mark of marks) {
        if (found.get(mark.id)?.selectors === mark.selectors) continue;
        const place = await placeInPdf(mark, session.texts);
        if (!isCurrent) return;
        found.set(mark.id, { selectors: mark.selectors, place });
      }
      if (found.size !== searched.size || marks.some(mark => found.get(mark.id) !== searched.get(mark.id))) {
        setSearched(found);
      }
    };
    // Rejects when the document is closed while its pages are read: then nobody waits for it.
    search().catch(() => undefined);
    return () => {
      isCurrent = false;
    };
  }, [session, marks, searched]);

  // Words of scanned pages come from a machine that reads: what was not found may be on a page that it has read now.
  useEffect(
    () => session.scanned.onChange(() => setSearched(before => new Map([...before].filter(([, { place }]) => place)))),
    [session],
  );

  const placed = useMemo(
    () =>
      marks.flatMap(mark => {
        const place = searched.get(mark.id)?.place;
        return place ? [{ ...place, mark }] : [];
      }),
    [marks, searched],
  );

  // The list of annotations is in another part of the tree.
  useEffect(() => {
    const known = marks.filter(mark => searched.has(mark.id));
    onPlacements(
      new Map(known.map(mark => [mark.id, searched.get(mark.id)?.place?.state ?? 'orphan'])),
      new Map(known.map(mark => [mark.id, searched.get(mark.id)?.place?.score ?? 0])),
    );
  }, [marks, searched, onPlacements]);

  const placeNow = async (markId: string) => {
    const mark = latest.current.find(candidate => candidate.id === markId);
    return mark ? placeInPdf(mark, session.texts) : null;
  };
  return { placed, placeNow };
}

import { useEffect, useState } from 'react';
import type { PlacementsTold } from '../document-view.ts';
import type { Mark } from '../marks/mark.ts';
import type { PlacedInPdf } from '../pdf/use-pdf-marks.ts';
import type { ScanTexts } from '../scan/scan-texts.ts';
import type { PictureSize } from './page-pictures.ts';
import { placeInPicture } from './place-in-picture.ts';

const NONE: readonly PlacedInPdf[] = [];

/** Finds the marks on the pages, and again when more of the pages has been read. */
export function usePictureMarks(
  texts: ScanTexts,
  sizes: readonly PictureSize[],
  marks: readonly Mark[],
  onPlacements: PlacementsTold,
): readonly PlacedInPdf[] {
  const [placed, setPlaced] = useState(NONE);

  // Texts come from the store and from a machine that reads. The list of annotations is in another part of the tree.
  useEffect(() => {
    let asked = 0;
    const place = async () => {
      const ask = ++asked;
      const found = await Promise.all(
        marks.map(async mark => ({ mark, place: await placeInPicture(mark, texts, sizes) })),
      );
      if (ask !== asked) return;
      setPlaced(found.flatMap(({ mark, place: where }) => (where ? [{ ...where, mark }] : [])));
      onPlacements(
        new Map(found.map(({ mark, place: where }) => [mark.id, where?.state ?? 'orphan'])),
        new Map(found.map(({ mark, place: where }) => [mark.id, where?.score ?? 0])),
      );
    };
    void place();
    const stop = texts.onChange(() => void place());
    return () => {
      asked = Number.NaN;
      stop();
    };
  }, [texts, sizes, marks, onPlacements]);

  return placed;
}

import { parseImageFragment, parsePageFragment } from '../../../shared/anchors/area.ts';
import { scaleBox } from '../area/area-box.ts';
import type { Mark } from '../marks/mark.ts';
import type { PagedTexts } from '../paged-texts.ts';
import { placeInPdf, type PdfPlace } from '../pdf/place-in-pdf.ts';
import type { PictureSize } from './page-pictures.ts';

/**
 * Finds a mark on pictures of pages: by its words where they have been read, else by the area that was kept with them.
 * Null: an orphan.
 */
export async function placeInPicture(
  mark: Mark,
  texts: PagedTexts,
  sizes: readonly PictureSize[],
): Promise<PdfPlace | null> {
  const fragment = mark.selectors.find(selector => selector.type === 'FragmentSelector');
  const share = fragment ? parseImageFragment(fragment.value) : null;
  const [first] = sizes;
  if (share && first) {
    const area = scaleBox(share, first.width / 100, first.height / 100);
    return { page: 1, segments: [], area, state: 'placed', score: 1 };
  }
  const found = await placeInPdf(mark, texts);
  if (found) return found;
  const named = fragment ? parsePageFragment(fragment.value) : null;
  if (!named?.area || named.page > sizes.length) return null;
  // Its words were not found, or nobody has read them: only the place on the page speaks for it.
  return { page: named.page, segments: [], area: named.area, state: 'placed-with-warning', score: 0.5 };
}

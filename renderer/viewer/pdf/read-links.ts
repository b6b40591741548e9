import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { AreaBox } from '../area/area-box.ts';
import type { Destination } from './read-extras.ts';

export interface PageLink {
  /** Shares of the unturned page, from the top left. */
  readonly box: AreaBox;
  /** Inside the document; null: it leads out. */
  readonly destination: Destination | null;
  /** Where it leads, when it leads out. Shown as text, never followed. */
  readonly address: string | null;
}

/** A page of links alone is a catalogue: so many are enough to stop at. */
const MAX_LINKS = 500;
const LONGEST_ADDRESS = 200;

interface RawLink {
  readonly subtype: string;
  readonly rect: readonly number[];
  readonly dest?: Destination | null;
  readonly url?: string;
  readonly unsafeUrl?: string;
}

/** The links of one page. Actions that are neither a place nor an address (scripts, launching) are none. */
export async function readLinks(pdf: PDFDocumentProxy, number: number): Promise<PageLink[]> {
  const page = await pdf.getPage(number);
  const annotations = (await page.getAnnotations({ intent: 'display' })) as readonly RawLink[];
  const viewport = page.getViewport({ scale: 1 });
  return annotations
    .filter(({ subtype }) => subtype === 'Link')
    .slice(0, MAX_LINKS)
    .flatMap(({ rect, dest, url, unsafeUrl }) => {
      const address = url ?? unsafeUrl ?? null;
      if (!dest && address === null) return [];
      const [x1 = 0, y1 = 0] = viewport.convertToViewportPoint(rect[0] ?? 0, rect[1] ?? 0) as number[];
      const [x2 = 0, y2 = 0] = viewport.convertToViewportPoint(rect[2] ?? 0, rect[3] ?? 0) as number[];
      const box = {
        left: Math.min(x1, x2) / viewport.width,
        top: Math.min(y1, y2) / viewport.height,
        width: Math.abs(x2 - x1) / viewport.width,
        height: Math.abs(y2 - y1) / viewport.height,
      };
      return [{ box, destination: dest ?? null, address: address?.slice(0, LONGEST_ADDRESS) ?? null }];
    });
}

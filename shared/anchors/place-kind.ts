import { type Annotation, fragmentOf, quoteOf } from '../model/annotation.ts';
import { type CellRange, parseCellRange, parsePageFragment } from './area.ts';

/** What a mark was made on. */
export type PlaceKind =
  | { readonly kind: 'words' | 'area' | 'document' }
  | { readonly kind: 'page'; readonly page: number }
  | { readonly kind: 'cells'; readonly sheet: string | null; readonly range: CellRange };

export function placeKind({ target }: Pick<Annotation, 'target'>): PlaceKind {
  if (target.selector.length === 0) return { kind: 'document' };
  const fragment = fragmentOf({ target });
  const cells = fragment ? parseSheetFragment(fragment.value) : null;
  if (cells) return { kind: 'cells', ...cells };
  if ((quoteOf({ target })?.exact ?? '') !== '') return { kind: 'words' };
  const place = fragment ? parsePageFragment(fragment.value) : null;
  return place && place.area === null ? { kind: 'page', page: place.page } : { kind: 'area' };
}

/** `cell=3,2` or `cell=3,2-5,4` (RFC 7111), in a workbook behind `sheet=Name&`. */
export function parseSheetFragment(value: string): { sheet: string | null; range: CellRange } | null {
  const [, sheet, written = ''] = /^(?:sheet=([^&]*)&)?(cell=.*)$/.exec(value) ?? [];
  const range = parseCellRange(written);
  const name = sheet === undefined ? null : decode(sheet);
  return range && name !== undefined ? { sheet: name, range } : null;
}

function decode(written: string): string | undefined {
  try {
    return decodeURIComponent(written);
  } catch {
    // URIError: somebody else wrote it.
    return undefined;
  }
}

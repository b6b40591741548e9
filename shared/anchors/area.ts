import type { FragmentSelector } from '../model/annotation.ts';

/** The specifications that fragments conform to, as Web Annotation §4.2.1 lists them. */
export const PDF_FRAGMENTS = 'http://tools.ietf.org/rfc/rfc8118';
export const MEDIA_FRAGMENTS = 'http://www.w3.org/TR/media-frags/';
export const CSV_FRAGMENTS = 'http://tools.ietf.org/rfc/rfc7111';

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A page, or an area of it in PDF points from the top left of the unrotated page. */
export interface PagePlace {
  /** From 1. */
  readonly page: number;
  readonly area: Rect | null;
}

/** `page=3` or `page=3&viewrect=left,top,width,height` (RFC 8118 §3). */
export function pageSelector(place: PagePlace): FragmentSelector {
  const area = place.area ? `&viewrect=${numbers(place.area)}` : '';
  return { type: 'FragmentSelector', conformsTo: PDF_FRAGMENTS, value: `page=${place.page}${area}` };
}

/** Null when the fragment names no page of a PDF or its numbers make no rectangle. */
export function parsePageFragment(value: string): PagePlace | null {
  const parts = new Map(value.split('&').map(part => [part.split('=')[0] ?? '', part.split('=')[1] ?? '']));
  const page = /^[1-9]\d{0,6}$/.test(parts.get('page') ?? '') ? Number(parts.get('page')) : 0;
  if (page === 0) return null;
  const written = parts.get('viewrect');
  if (written === undefined) return { page, area: null };
  const area = parseRect(written);
  return area ? { page, area } : null;
}

/** `xywh=percent:x,y,w,h` (Media Fragments §4.2.2), of the image as stored, whichever way it is turned. */
export function imageSelector(area: Rect): FragmentSelector {
  return { type: 'FragmentSelector', conformsTo: MEDIA_FRAGMENTS, value: `xywh=percent:${numbers(area)}` };
}

/** Null when the fragment is no percent rectangle inside the image. */
export function parseImageFragment(value: string): Rect | null {
  const match = /^xywh=percent:(.+)$/.exec(value);
  const area = match?.[1] === undefined ? null : parseRect(match[1]);
  if (!area || area.left + area.width > 100.01 || area.top + area.height > 100.01) return null;
  return area;
}

/** `cell=row,column` (RFC 7111 §2.3), both from 1, the head row included. */
export function cellSelector(row: number, column: number): FragmentSelector {
  return { type: 'FragmentSelector', conformsTo: CSV_FRAGMENTS, value: `cell=${row},${column}` };
}

export function parseCellFragment(value: string): { row: number; column: number } | null {
  const match = /^cell=([1-9]\d{0,8}),([1-9]\d{0,8})$/.exec(value);
  return match ? { row: Number(match[1]), column: Number(match[2]) } : null;
}

/** Cells from one corner to the other, both included, rows and columns from 1. */
export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** `cell=3,2-5,4` (RFC 7111 §2.3); of one cell, `cell=3,2`. */
export function cellRangeSelector({ top, left, bottom, right }: CellRange): FragmentSelector {
  const one = cellSelector(top, left);
  return top === bottom && left === right ? one : { ...one, value: `${one.value}-${bottom},${right}` };
}

export function parseCellRange(value: string): CellRange | null {
  const [, first = '', last = first] = /^cell=([\d,]+)(?:-([\d,]+))?$/.exec(value) ?? [];
  const from = parseCellFragment(`cell=${first}`);
  const to = parseCellFragment(`cell=${last}`);
  if (!from || !to || to.row < from.row || to.column < from.column) return null;
  return { top: from.row, left: from.column, bottom: to.row, right: to.column };
}

function numbers(area: Rect): string {
  return [area.left, area.top, area.width, area.height].map(n => String(Math.round(n * 100) / 100)).join(',');
}

function parseRect(written: string): Rect | null {
  const parts = written.split(',');
  if (parts.length !== 4 || !parts.every(part => /^\d{1,7}(\.\d{1,6})?$/.test(part))) return null;
  const [left = 0, top = 0, width = 0, height = 0] = parts.map(Number);
  return width > 0 && height > 0 ? { left, top, width, height } : null;
}

import { officeKind } from './sniff-office.ts';

export type ViewKind = 'pdf' | 'image' | 'table' | 'html' | 'docx' | 'mail' | 'text' | 'unsupported';

/** As many bytes as the kind can be told from. */
export const SNIFF_LENGTH = 4096;

const IMAGES: readonly (readonly [mediaType: string, magic: readonly number[], at?: number])[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
  ['image/webp', [0x57, 0x45, 0x42, 0x50], 8],
  ['image/avif', [0x66, 0x74, 0x79, 0x70, 0x61, 0x76, 0x69, 0x66], 4],
  ['image/bmp', [0x42, 0x4d]],
  ['image/tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['image/tiff', [0x4d, 0x4d, 0x00, 0x2a]],
  // BigTIFF, for files over 4 GiB; some scanners write it in any case.
  ['image/tiff', [0x49, 0x49, 0x2b, 0x00, 0x08, 0x00]],
  ['image/tiff', [0x4d, 0x4d, 0x00, 0x2b, 0x00, 0x08]],
];

const TABLE_TYPES = new Set(['text/csv', 'text/tab-separated-values', 'application/csv']);

/**
 * The kind of view for a document: by what its bytes are, then by what the client says they are. A name or a media
 * type is a claim; showing an executable as text because it is called `.txt` helps nobody.
 */
export function sniffKind(head: Uint8Array, mediaType: string, name: string): ViewKind {
  const type = (mediaType.split(';')[0] ?? '').trim().toLowerCase();
  const ending = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  // Before PDF: an office file may hold one in its first bytes.
  const office = officeKind(head, type, ending);
  if (office === 'workbook') return 'table';
  if (office === 'message') return 'mail';
  if (office === 'letter') return 'docx';
  if (hasPdfHeader(head)) return 'pdf';
  if (imageTypeOf(head) !== null) return 'image';
  // Broken, but meant to be one: the viewer can say what is wrong with it.
  if (type === 'application/pdf') return 'pdf';
  if (!looksLikeText(head)) return 'unsupported';
  if (/^(?:message\/rfc822|application\/mbox)$/.test(type) || /^(?:eml|mbox)$/.test(ending)) return 'mail';
  if (TABLE_TYPES.has(type) || ending === 'csv' || ending === 'tsv') return 'table';
  if (isPage(head, type, ending)) return 'html';
  return 'text';
}

const PAGE_TYPES = /^(?:text\/(?:html|markdown|x-markdown|rtf|richtext)|application\/(?:xhtml\+xml|rtf|x-rtf))$/;

/** HTML, and what is written to become a page: RTF by its first letters, Markdown by what it is called. */
function isPage(head: Uint8Array, type: string, ending: string): boolean {
  const start = new TextDecoder('latin1').decode(head.subarray(0, 512)).trimStart();
  if (/^(?:\{\\rtf|(?:\u00ef\u00bb\u00bf)?\s*(?:<!doctype html|<html[\s>]))/i.test(start)) return true;
  return PAGE_TYPES.test(type) || /^(?:html?|xhtml|md|markdown)$/.test(ending);
}

/** The media type of an image that can be shown, from its bytes; null for anything else. */
export function imageTypeOf(head: Uint8Array): string | null {
  return IMAGES.find(([, magic, at = 0]) => magic.every((byte, i) => head[at + i] === byte))?.[0] ?? null;
}

/** ISO 32000 allows the header anywhere in the first 1,024 bytes. */
function hasPdfHeader(head: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(head.subarray(0, 1024));
  return start.includes('%PDF-');
}

/** A byte-order mark, or hardly any control characters. An empty document is text. */
function looksLikeText(head: Uint8Array): boolean {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return true;
  let odd = 0;
  for (const byte of head) {
    if (byte === 0) return false;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d && byte !== 0x1b) odd++;
  }
  return odd <= head.length / 100;
}

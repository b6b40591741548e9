import { HtmlRenderer, Parser } from 'commonmark';
import { declaredEncoding } from '../text/declared-encoding.ts';
import { decodeText, type DecodedText } from '../text/decode-text.ts';
import { readRtf } from '../text/read-rtf.ts';

export interface WrittenPage {
  /** Not yet made harmless. */
  readonly html: string;
  /** It was no HTML: its looks are ours. */
  readonly isMade: boolean;
  /** Null: it says itself what its bytes mean. */
  readonly decoded: DecodedText | null;
}

/** The HTML of a document, whatever it was written in. */
export function pageOf(
  bytes: Uint8Array,
  { mediaType, name }: { readonly mediaType: string; readonly name: string },
  chosen: string | null,
): WrittenPage {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 16));
  if (/^\s*\{\\rtf/.test(head)) {
    return { html: readRtf(new TextDecoder('latin1').decode(bytes)), isMade: true, decoded: null };
  }
  const decoded = decodeText(bytes, { declared: declaredEncoding(mediaType, bytes), chosen });
  const html = isMarkdown(mediaType, name)
    ? new HtmlRenderer({ safe: true }).render(new Parser().parse(decoded.text))
    : decoded.text;
  return { html, isMade: false, decoded };
}

/** Told by type and name, never by content: every plain text would pass for Markdown. */
function isMarkdown(mediaType: string, name: string): boolean {
  return /^text\/(?:x-)?markdown\b/i.test(mediaType) || /\.(?:md|markdown)$/i.test(name);
}

import { parseAsync, renderDocument } from 'docx-preview';
import { cleanHtml, type CleanHtml } from '../html/clean-html.ts';

/** Drawn from what the file says; nothing that a file may bring with it but words, looks and bitmaps. */
const OPTIONS = {
  inWrapper: false,
  ignoreFonts: true,
  ignoreHeight: true,
  renderAltChunks: false,
  renderComments: false,
  renderChanges: false,
  useBase64URL: true,
} as const;

export interface DrawnDocx {
  readonly page: CleanHtml;
  /** As many as the file itself parts, which need not be those that Word would print. */
  readonly pages: number;
  /** Letters on the pages, without spaces. */
  readonly letters: number;
}

/** Draws a prepared Word file as HTML. Null when it has more elements than can be shown. */
export async function drawDocx(bytes: Uint8Array<ArrayBuffer>): Promise<DrawnDocx | null> {
  const document: unknown = await parseAsync(new Blob([bytes]), OPTIONS);
  const nodes = await renderDocument(document, OPTIONS);
  // The nodes are never shown: their text is, once it has been made harmless.
  const html = nodes.map(node => (node instanceof Element ? node.outerHTML : '')).join('');
  const page = cleanHtml(withBullets(html));
  const pages = nodes.filter(node => node.nodeName === 'SECTION');
  const letters = pages.reduce((sum, node) => sum + lettersIn(node.textContent ?? ''), 0);
  return page && { page, pages: pages.length, letters };
}

/** Without spaces: they are counted differently everywhere. */
export function lettersIn(text: string): number {
  return text.replaceAll(/\s/g, '').length;
}

/** Signs of Word's own fonts of symbols, as the letters of any font that mean the same. */
const BULLETS: Readonly<Record<string, string>> = {
  '\uf0b7': '\u2022',
  '\uf0a7': '\u25aa',
  '\uf0d8': '\u27a2',
  '\uf0fc': '\u2713',
  '\uf076': '\u2756',
  '\uf0e0': '\u2192',
  '\uf06f': '\u25a1',
};

function withBullets(html: string): string {
  return html.replaceAll(/[\uf020-\uf0ff]/g, sign => BULLETS[sign] ?? sign);
}

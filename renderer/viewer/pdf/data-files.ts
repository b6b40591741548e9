// oxlint-disable-next-line import/default -- Vite makes the address of the file
import jbig2Url from 'pdfjs-dist/wasm/jbig2_nowasm_fallback.js?url';
// oxlint-disable-next-line import/default -- Vite makes the address of the file
import openJpegUrl from 'pdfjs-dist/wasm/openjpeg_nowasm_fallback.js?url';

/**
 * Character maps and the standard fonts, for PDFs that do not carry their own. They are files of this application:
 * nothing is ever fetched from elsewhere.
 */
const cMaps = import.meta.glob<string>('../../../node_modules/pdfjs-dist/cmaps/*.bcmap', {
  query: '?url',
  import: 'default',
  eager: true,
});
const fonts = import.meta.glob<string>('../../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}', {
  query: '?url',
  import: 'default',
  eager: true,
});

const urls = new Map(
  Object.entries({ ...cMaps, ...fonts }).map(([path, url]) => [path.slice(path.lastIndexOf('/') + 1), url]),
);

/**
 * The folder of the decoders for JBIG2 and JPEG 2000, which are plain JavaScript: WebAssembly is not allowed in this
 * window. pdf.js asks for them by name, so the build leaves their names alone (vite.config.ts).
 */
export const decoderFolder: string = new URL('.', new URL(jbig2Url, document.baseURI)).href;
if (new URL('.', new URL(openJpegUrl, document.baseURI)).href !== decoderFolder) {
  throw new Error('the decoders of pdf.js must lie in one folder');
}

/** Those that were asked for. Each document asks anew, one after the other, and its first page waits for every one. */
const kept = new Map<string, Promise<Uint8Array>>();

/** What pdf.js asks for data files: it knows them by name, this application by the address that the build gave them. */
export class BundledDataFactory {
  fetch({ filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const known = kept.get(filename);
    if (known) return known;
    const file = fetchFile(filename);
    kept.set(filename, file);
    // What did not come is asked for again by the next document.
    file.catch(() => kept.delete(filename));
    return file;
  }
}

/** What the letters are written with in nearly every document that does not carry its own. */
const USUAL_FONTS = ['LiberationSans-Regular.ttf', 'LiberationSans-Bold.ttf', 'FoxitSerif.pfb', 'FoxitSerifBold.pfb'];

/** Fetches the usual fonts before a document asks for them. */
export async function fetchUsualFonts(): Promise<void> {
  const factory = new BundledDataFactory();
  for (const filename of USUAL_FONTS) await factory.fetch({ kind: 'standardFontDataUrl', filename });
}

async function fetchFile(filename: string): Promise<Uint8Array> {
  const url = urls.get(filename);
  if (url === undefined) throw new Error(`no bundled data file ${filename}`);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the data file ${filename} was answered with ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

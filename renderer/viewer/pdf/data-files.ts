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

/** What pdf.js asks for data files: it knows them by name, this application by the address that the build gave them. */
export class BundledDataFactory {
  async fetch({ filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const url = urls.get(filename);
    if (url === undefined) throw new Error(`no bundled data file ${filename}`);
    const response = await fetch(url);
    return new Uint8Array(await response.arrayBuffer());
  }
}

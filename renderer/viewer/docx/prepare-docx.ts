import { strToU8, zipSync } from 'fflate';
import { DocumentError } from '../archive/document-error.ts';
import { scanXml } from '../archive/scan-xml.ts';
import { xmlText } from '../archive/xml-text.ts';
import { openZip } from '../archive/zip-parts.ts';
import { escapeHtml } from '../html/escape-html.ts';

/** A text larger than this would hold up the window while it is laid out. */
const MAX_XML = 24 * 1024 * 1024;
const MAX_KEPT = 96 * 1024 * 1024;
/** Parts that are drawn. Whatever else is in the file stays out: macros, embedded programs, foreign text. */
const DRAWN =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/\w+\.xml|word\/(?:_rels\/)?[\w.-]+\.(?:xml|rels)|word\/theme\/.+|word\/media\/[^/]+\.(?:png|jpe?g|gif|bmp|webp))$/i;
const BODY = /^word\/document\d*\.xml$/i;
const ACTIVE = /vbaProject|activeX|embeddings\/|afchunk|\.(?:bin|html?|mht|exe)$/i;

export interface PreparedDocx {
  /** An archive of what is drawn, not packed, with nothing in it that leads elsewhere. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** References to other machines that were taken out, hyperlinks not counted. */
  readonly external: number;
  /** Macros, embedded files and foreign text that were taken out. */
  readonly leftOut: number;
  /** The words of its body, a line for each paragraph. What is drawn must have as many letters. */
  readonly words: string;
  /** Charts and diagrams are drawn by nobody but Word. */
  readonly hasCharts: boolean;
}

/**
 * Makes a Word file fit to be drawn: every part is looked through, for entities and depth, before the library that draws
 * it sees it.
 *
 * @throws DocumentError
 */
export function prepareDocx(bytes: Uint8Array): PreparedDocx {
  const zip = openZip(bytes);
  const parts: Record<string, Uint8Array> = {};
  let external = 0;
  let leftOut = 0;
  let kept = 0;
  let words = '';
  for (const name of zip.names) {
    if (!DRAWN.test(name)) {
      if (ACTIVE.test(name)) leftOut++;
      continue;
    }
    const part = zip.read(name);
    if (!part) continue;
    kept += part.length;
    const isXml = /\.(?:xml|rels)$/i.test(name);
    if (kept > MAX_KEPT || (isXml && part.length > MAX_XML)) throw new DocumentError('too-large');
    if (!isXml) {
      parts[name] = part;
      continue;
    }
    const xml = xmlText(part);
    if (name.endsWith('.rels')) {
      const safe = withoutForeign(xml);
      external += safe.external;
      parts[name] = strToU8(safe.xml);
    } else {
      const found = readWords(xml);
      if (BODY.test(name)) words = found;
      parts[name] = strToU8(xml.replace(/^\ufeff/, '').replace(/^<\?xml[^>]*\?>/, ''));
    }
  }
  if (!Object.keys(parts).some(name => BODY.test(name))) throw new DocumentError('broken');
  const hasCharts = zip.names.some(name => /^word\/(?:charts|diagrams)\//.test(name));
  return { bytes: zipSync(parts, { level: 0 }), external, leftOut, words, hasCharts };
}

/** The words of all text runs. What stands there a second time, for older programs, is not read twice. */
function readWords(xml: string): string {
  const parts: string[] = [];
  let isText = false;
  let fallbacks = 0;
  scanXml(xml, {
    open: (name, _, isEmpty) => {
      if (name === 't') isText = !isEmpty;
      else if (name === 'Fallback') fallbacks++;
      else if (name === 'tab') parts.push('\t');
    },
    close: name => {
      if (name === 't') isText = false;
      else if (name === 'Fallback') fallbacks--;
      else if (name === 'p') parts.push('\n');
    },
    words: text => {
      if (isText && fallbacks === 0) parts.push(text);
    },
  });
  return parts.join('');
}

const IGNORED = { open: () => undefined, close: () => undefined, words: () => undefined };

/** Relationships, written anew without those that lead out of the file. A hyperlink may be read, not followed. */
function withoutForeign(xml: string): { xml: string; external: number } {
  const kept: string[] = [];
  let external = 0;
  scanXml(xml, {
    ...IGNORED,
    open: (name, attribute) => {
      if (name !== 'Relationship') return;
      const [id = '', type = '', target = '', mode] = ['Id', 'Type', 'Target', 'TargetMode'].map(attribute);
      const isLink = type.endsWith('/hyperlink') && /^(?:https?|mailto):/i.test(target);
      if (mode === 'External' && !isLink) {
        if (!type.endsWith('/hyperlink')) external++;
        return;
      }
      if (/\/(?:aFChunk|oleObject|package|attachedTemplate|subDocument|frame|control|vbaProject)$/.test(type)) return;
      const where = mode === 'External' ? ' TargetMode="External"' : '';
      kept.push(
        `<Relationship Id="${escapeHtml(id)}" Type="${escapeHtml(type)}" Target="${escapeHtml(target)}"${where}/>`,
      );
    },
  });
  const space = 'http://schemas.openxmlformats.org/package/2006/relationships';
  return { xml: `<Relationships xmlns="${space}">${kept.join('')}</Relationships>`, external };
}

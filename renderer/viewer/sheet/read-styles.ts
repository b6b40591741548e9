import { scanXml } from '../archive/scan-xml.ts';
import { builtInFormat } from './format-cell.ts';

/** The number format of each cell style of a workbook, by its number. */
export function readStyles(xml: string): string[] {
  const written = new Map<number, string>();
  const formats: string[] = [];
  let isCellStyle = false;
  scanXml(xml, {
    open: (name, attribute) => {
      if (name === 'cellXfs') isCellStyle = true;
      else if (name === 'numFmt')
        written.set(Number(attribute('numFmtId')), (attribute('formatCode') ?? '').slice(0, 255));
      else if (name === 'xf' && isCellStyle) {
        const id = Number(attribute('numFmtId') ?? 0);
        formats.push(written.get(id) ?? builtInFormat(id));
      }
    },
    close: name => {
      if (name === 'cellXfs') isCellStyle = false;
    },
    words: () => undefined,
  });
  return formats;
}

/** The words that cells share. What is written above them to help pronunciation is left out. */
export function readSharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let parts: string[] = [];
  let isText = false;
  let isPhonetic = false;
  scanXml(xml, {
    open: name => {
      if (name === 'si') parts = [];
      else if (name === 'rPh') isPhonetic = true;
      else if (name === 't') isText = true;
    },
    close: name => {
      if (name === 'si') strings.push(parts.join(''));
      else if (name === 'rPh') isPhonetic = false;
      else if (name === 't') isText = false;
    },
    words: text => {
      if (isText && !isPhonetic) parts.push(text);
    },
  });
  return strings;
}

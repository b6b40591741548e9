import { DocumentError } from '../archive/document-error.ts';
import { relationsOf } from '../archive/relations.ts';
import { scanXml } from '../archive/scan-xml.ts';
import { xmlText } from '../archive/xml-text.ts';
import { openZip, type ZipParts } from '../archive/zip-parts.ts';
import { MAX_CELLS, type SheetData, type WorkbookData } from '../table/table-data.ts';
import { readSheet } from './read-sheet.ts';
import { readSharedStrings, readStyles } from './read-styles.ts';

const MAX_SHEETS = 255;

/** What stands in a workbook beside cells, by where its parts lie. */
const NOT_SHOWN: readonly (readonly [pattern: RegExp, warning: string])[] = [
  [/^xl\/vbaProject/, 'macros'],
  [/^xl\/(?:media|drawings|charts)\//, 'pictures'],
  [/^xl\/externalLinks\//, 'external-links'],
  [/^xl\/connections\.xml$/, 'connections'],
  [/^xl\/embeddings\//, 'embedded'],
  [/^xl\/(?:comments|threadedComments)/, 'comments'],
];

/**
 * Reads a workbook (ECMA-376): values as they are shown, their formulas beside them. Nothing is calculated, run or
 * fetched.
 *
 * @throws DocumentError
 */
export function readWorkbook(bytes: Uint8Array): WorkbookData {
  const zip = openZip(bytes);
  const main = relationsOf(zip, '').find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const workbook = zip.read(main);
  // The binary variety has its cells in records of its own.
  if (!workbook || main.endsWith('.bin')) throw new DocumentError(workbook ? 'unsupported' : 'broken');
  const relations = relationsOf(zip, main);
  const listed = listSheets(xmlText(workbook));
  if (listed.sheets.length > MAX_SHEETS) throw new DocumentError('too-many-parts');
  const partOf = (type: string) => relations.find(relation => relation.type === type)?.target;
  const strings = readSharedStrings(textOf(zip, partOf('sharedStrings')));
  const formats = readStyles(textOf(zip, partOf('styles')));

  const parts: string[] = [];
  const sheets: SheetData[] = [];
  let offset = 0;
  let cellsLeft = MAX_CELLS;
  for (const { name, relationId, isHidden } of listed.sheets) {
    const target = relations.find(({ id, isExternal }) => id === relationId && !isExternal);
    // A chart sheet has no cells.
    if (target?.type !== 'worksheet') continue;
    const head = `${name}\n`;
    parts.push(head);
    offset += head.length;
    const context = { strings, formats, isFrom1904: listed.isFrom1904, cellsLeft, offset, name, isHidden };
    const { text, sheet } = readSheet(textOf(zip, target.target), context);
    parts.push(text);
    offset += text.length;
    cellsLeft -= sheet.starts.length;
    sheets.push(sheet);
  }
  const warnings = NOT_SHOWN.filter(([pattern]) => zip.names.some(name => pattern.test(name))).map(([, code]) => code);
  if (sheets.some(({ isHidden }) => isHidden)) warnings.push('hidden-sheets');
  if (sheets.some(({ isCut }) => isCut)) warnings.push('cut');
  return { content: parts.join(''), sheets, warnings, decoded: null };
}

function textOf(zip: ZipParts, part: string | undefined): string {
  const bytes = part === undefined ? null : zip.read(part);
  return bytes ? xmlText(bytes) : '<empty/>';
}

interface ListedSheet {
  readonly name: string;
  readonly relationId: string;
  readonly isHidden: boolean;
}

function listSheets(xml: string): { sheets: ListedSheet[]; isFrom1904: boolean } {
  const sheets: ListedSheet[] = [];
  let isFrom1904 = false;
  scanXml(xml, {
    open: (name, attribute) => {
      if (name === 'workbookPr') isFrom1904 = /^(?:1|true)$/.test(attribute('date1904') ?? '');
      if (name !== 'sheet') return;
      sheets.push({
        name: (attribute('name') ?? '').slice(0, 255),
        relationId: attribute('r:id') ?? attribute('id') ?? '',
        isHidden: /hidden/i.test(attribute('state') ?? ''),
      });
    },
    close: () => undefined,
    words: () => undefined,
  });
  return { sheets, isFrom1904 };
}

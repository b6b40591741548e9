import { strToU8, zipSync } from 'fflate';

/** An archive of text parts. */
export function makeZip(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array<ArrayBuffer> {
  const files = Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]);
  return zipSync(Object.fromEntries(files) as Record<string, Uint8Array>);
}

/** A workbook of sheets that are written out as XML, with two cell styles: as it is, and a date. */
export function makeWorkbook(
  sheets: readonly { readonly name: string; readonly xml: string; readonly state?: string }[],
  more: Readonly<Record<string, string>> = {},
): Uint8Array<ArrayBuffer> {
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${type}/${kind}" Target="${target}"/>`;
  const relations = (inside: string) => `<?xml version="1.0"?><Relationships>${inside}</Relationships>`;
  return makeZip({
    '_rels/.rels': relations(relation('r1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<workbook xmlns:r="${type}"><sheets>${sheets
      .map(
        ({ name, state }, i) =>
          `<sheet name="${name}" sheetId="${i + 1}"${state ? ` state="${state}"` : ''} r:id="s${i}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      sheets.map((_, i) => relation(`s${i}`, 'worksheet', `worksheets/sheet${i}.xml`)).join('') +
        relation('a', 'sharedStrings', 'sharedStrings.xml') +
        relation('b', 'styles', '/xl/styles.xml'),
    ),
    'xl/sharedStrings.xml':
      '<sst><si><t>Test</t></si><si><r><t>Hb</t></r><r><t xml:space="preserve">A1c </t></r><rPh><t>no</t></rPh></si></sst>',
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="4"/></cellXfs></styleSheet>',
    ...Object.fromEntries(sheets.map(({ xml }, i) => [`xl/worksheets/sheet${i}.xml`, xml])),
    ...more,
  });
}

import { MOST_ROWS, readTable } from '../../../../shared/forms/paste-table.ts';

/**
 * The table on a clipboard: of a spreadsheet or of a document. Null when there is none. Marked-up text is only read for
 * its cells; nothing of it enters the page.
 */
export function readClipboard(clipboard: Pick<DataTransfer, 'getData'>): readonly (readonly string[])[] | null {
  const html = clipboard.getData('text/html');
  return (html.includes('<t') ? tableOf(html) : null) ?? readTable(clipboard.getData('text/plain'));
}

function tableOf(html: string): readonly (readonly string[])[] | null {
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table');
  if (!table) return null;
  const rows = [...table.rows]
    .slice(0, MOST_ROWS)
    .map(row => [...row.cells].map(cell => cell.textContent.replaceAll(/\s+/g, ' ').trim()))
    .filter(row => row.some(cell => cell !== ''));
  return rows.length > 1 || (rows[0]?.length ?? 0) > 1 ? rows : null;
}

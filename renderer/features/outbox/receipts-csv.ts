import type { OutboxLine } from '../../data/derive/outbox-line.ts';
import { text } from '../../i18n/text.ts';
import { describeAct } from './describe-act.ts';

/** As much as the main process writes at once. */
export const MOST_CHARACTERS = 4_000_000;

/**
 * What became of each act, as a table for a spreadsheet (RFC 4180, with the mark that Excel wants to see UTF-8). Of a
 * case only its reference: neither a reason of the client's nor a word of the work.
 */
export function receiptsCsv(lines: readonly OutboxLine[], reference: (caseId: string) => string | null): string {
  const head = ['id', 'seq', 'case', 'what', 'at', 'state', 'confirmed', 'version', 'attempts'] as const;
  const rows = lines.map(line => [
    line.id,
    String(line.seq),
    line.caseId === null ? '' : (reference(line.caseId) ?? ''),
    describeAct(line.face),
    line.at,
    text(`sync.state.${line.state}`),
    line.state === 'accepted' ? (line.settledAt ?? '') : '',
    line.state === 'accepted' && line.serverVersion !== null ? String(line.serverVersion) : '',
    String(line.attempts),
  ]);
  const table = [head.map(column => text(`outbox.receipts.column.${column}`)), ...rows];
  return `\uFEFF${table.map(row => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/** A cell that no spreadsheet takes for a formula, whatever a client calls a case. */
export function csvCell(value: string): string {
  const plain = /^[\s]*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n']/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

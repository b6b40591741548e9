import type { CaseId } from '../../../shared/model/ids.ts';
import { isUnsent, needsAttention } from '../../../shared/model/outbox.ts';
import type { OutboxLine } from '../../data/derive/outbox-line.ts';
import { text } from '../../i18n/text.ts';
import { describeAct } from './describe-act.ts';

export const PERIODS = ['today', 'shift', 'all'] as const;
export type Period = (typeof PERIODS)[number];

export const STATE_VIEWS = ['open', 'receipts', 'all'] as const;
export type StateView = (typeof STATE_VIEWS)[number];

export interface OutboxFilter {
  /** An instant; null for all that is kept. What is not at the client is shown however old it is. */
  readonly since: string | null;
  readonly states: StateView;
  readonly search: string;
}

/** One row of the table: an act, or the case that the acts below it belong to. */
export type OutboxTableRow =
  | { readonly kind: 'act'; readonly id: string; readonly line: OutboxLine; readonly caseName: string | null }
  | {
      readonly kind: 'case';
      readonly id: string;
      readonly caseId: CaseId | null;
      readonly name: string;
      readonly count: number;
      readonly open: number;
    };

export type NameCase = (id: string) => string | null;

export function isOpen({ state }: OutboxLine): boolean {
  return isUnsent(state) || needsAttention(state);
}

/** The acts that are asked for, newest first as they came. */
export function filterLines(
  lines: readonly OutboxLine[],
  { since, states, search }: OutboxFilter,
  caseName: NameCase,
): OutboxLine[] {
  const sinceMs = since === null ? null : Date.parse(since);
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = (line: OutboxLine): boolean => {
    const said = [describeAct(line.face), line.id, line.caseId ?? '', (line.caseId && caseName(line.caseId)) ?? ''];
    const all = said.join(' ').toLowerCase();
    return words.every(word => all.includes(word));
  };
  return lines.filter(line => {
    if (states === 'open' && !isOpen(line)) return false;
    if (states === 'receipts' && line.state !== 'accepted') return false;
    if (!isOpen(line) && sinceMs !== null && Date.parse(line.at) < sinceMs) return false;
    return words.length === 0 || matches(line);
  });
}

/** As rows: one below the other, or below their cases, of which the one that was worked on last comes first. */
export function tableRows(lines: readonly OutboxLine[], byCase: boolean, caseName: NameCase): OutboxTableRow[] {
  const nameOf = (id: CaseId | null): string | null => (id === null ? null : caseName(id));
  const rowOf = (line: OutboxLine): OutboxTableRow => ({
    kind: 'act',
    id: line.id,
    line,
    caseName: line.caseId === null ? null : (nameOf(line.caseId) ?? text('sync.unknownCase')),
  });
  if (!byCase) return lines.map(rowOf);
  const groups = Map.groupBy(lines, line => line.caseId);
  return [...groups].flatMap(([caseId, ofCase]) => [
    {
      kind: 'case',
      id: `case ${caseId ?? ''}`,
      caseId,
      name: caseId === null ? text('outbox.noCase') : (nameOf(caseId) ?? text('sync.unknownCase')),
      count: ofCase.length,
      open: ofCase.filter(isOpen).length,
    } as const,
    ...ofCase.map(rowOf),
  ]);
}

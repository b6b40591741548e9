import type { QueueRow } from '../data/views.ts';

/** What cases are called where only their ids are known; null for one that is no longer here. */
export function nameCases(rows: readonly QueueRow[]): {
  readonly caseName: (id: string) => string | null;
  readonly caseReference: (id: string) => string | null;
} {
  const records = new Map(rows.map(({ record }) => [record.id as string, record]));
  return {
    caseName: id => {
      const record = records.get(id);
      return record ? `${record.reference}  ${record.title}` : null;
    },
    caseReference: id => records.get(id)?.reference ?? null,
  };
}

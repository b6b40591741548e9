const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;

/** Deterministic wire cases of about 3.7 KB of JSON each, the size that the goals were set with. */
export function syntheticCase(index: number, assignedTo: string, now: number) {
  const at = (hours: number): string => new Date(now + hours * 3_600_000).toISOString();
  const words = 'policy holder declares that no claim was made in the period stated and that the vehicle was garaged';
  return {
    id: `case-${String(index).padStart(6, '0')}`,
    reference: `NB-2026-${String(index).padStart(6, '0')}`,
    title: `Application of applicant ${index}`,
    process: { processId: 'bench', version: 1 },
    status: index % 5 === 0 ? 'in-progress' : 'assigned',
    priority: PRIORITIES[index % PRIORITIES.length],
    receivedAt: at(-24 - (index % 48)),
    dueAt: at((index % 96) - 4),
    assignment: { userId: assignedTo, as: 'analyst', assignedAt: at(-12) },
    documents: [],
    attributes: Object.fromEntries(Array.from({ length: 28 }, (_, i) => [`field${i}`, `${words} ${index}-${i}`])),
  };
}

/** The feed's pages as JSON, made before anything is measured. */
export function syntheticPages(count: number, pageSize: number): Map<string, string> {
  const now = Date.UTC(2026, 10, 23, 9);
  const pages = new Map<string, string>();
  for (let from = 0; from < count; from += pageSize) {
    const to = Math.min(count, from + pageSize);
    const changes = Array.from({ length: to - from }, (_, i) => {
      const value = syntheticCase(from + i, 'person-1', now);
      return { op: 'put', kind: 'case', id: value.id, version: 1, value };
    });
    pages.set(
      from === 0 ? '' : String(from),
      JSON.stringify({
        epoch: 'bench',
        changes,
        nextCursor: String(to),
        hasMore: to < count,
        serverTime: new Date(now).toISOString(),
      }),
    );
  }
  return pages;
}

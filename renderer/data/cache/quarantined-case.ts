/** The case that a change belongs to which nobody understood, as far as that can be told. */
export function caseOfQuarantined(one: { kind: string; id: string; raw: unknown }): string | null {
  if (one.kind === 'case') return one.id;
  const { raw } = one;
  if (typeof raw !== 'object' || raw === null || !('caseId' in raw)) return null;
  return typeof raw.caseId === 'string' ? raw.caseId : null;
}

/** In the margin of a question (`marginal.ts`, `suggestion-proofs.ts`), or in place of its answer (`missing.ts`). */
const OF_A_QUESTION = /^(.+)\/x-(?:missing|aid|change|evidence|query|suggestion)$/;
/** Why a rule over several answers is gone against (`checks-reasons.ts`), and the signature under all of them. */
const OF_SEVERAL = /\/x-checks\/[^/]+$|^\/x-signature$/;

/** The question that an entry of a judgment's `rationale` is about; null for what is said of several or of all. */
export function subjectOf(pointer: string): string | null {
  if (OF_SEVERAL.test(pointer)) return null;
  return OF_A_QUESTION.exec(pointer)?.[1] ?? pointer;
}

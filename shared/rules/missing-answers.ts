/**
 * Where a scope says why answers are not there: `{ "x-missing": { "/income": "illegible", "/drivers/0/age": "not-stated" } }`,
 * codes by the JSON pointer of their question. It is beside the answers, and not in their place, so that an answer that
 * is not there is null to every operator and every function of the specification, whatever the reason.
 */
export const MISSING_ANSWERS = 'x-missing';

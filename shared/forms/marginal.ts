/**
 * What is said in the margin of an answer, besides its reason. The contract has one text for each pointer, `rationale`,
 * so these stand there too, below the answer's own pointer: they move with its row, go with it when it is hidden, and
 * reach the client and its reviewers without another word in the contract.
 */
const AID = 'x-aid';
const CHANGE = 'x-change';
const STILL_HOLDS = 'x-evidence';
const QUERY = 'x-query';

/** By what help it came: a snippet, a preset, the words of a mark. Quality control can draw more of those. */
export const aidAt = (pointer: string): string => `${pointer}/${AID}`;
/** Why it was changed after it had been submitted. */
export const changeAt = (pointer: string): string => `${pointer}/${CHANGE}`;
/** That its evidence still holds although the document was replaced. */
export const stillHoldsAt = (pointer: string): string => `${pointer}/${STILL_HOLDS}`;

/** A question to the client that is being written. Kept with the draft, and not sent with a submission. */
export const queryAt = (pointer: string): string => `${pointer}/${QUERY}`;

/** Without what is said to nobody yet. */
export function withoutUnsentQueries<Parts extends { readonly rationale: Readonly<Record<string, string>> }>(
  parts: Parts,
): Parts {
  const said = Object.entries(parts.rationale).filter(([at]) => !at.endsWith(`/${QUERY}`));
  return { ...parts, rationale: Object.fromEntries(said) };
}

/** Who signed the judgment, when, and how they proved it. */
export const SIGNATURE_AT = '/x-signature';

/** `x-sign-off: true` on the root of a form's schema: its judgments are signed when they are submitted. */
export function wantsSignature(schema: Readonly<Record<string, unknown>>): boolean {
  return schema['x-sign-off'] === true;
}

/** What is said in the margin of an answer to be read by a reviewer, in the order in which it was asked. */
export function marginNotes(rationale: Readonly<Record<string, string>>, pointer: string): readonly string[] {
  return [changeAt(pointer), stillHoldsAt(pointer), aidAt(pointer)].flatMap(at => rationale[at] ?? []);
}

import * as z from 'zod';
import { AnnotationId, Instant } from '../model/ids.ts';
import type { Suggestion } from '../model/suggestion.ts';
import { getAt, isBlank, isSameAnswer } from './answers.ts';
import type { SendableParts } from './sendable-answers.ts';

/**
 * What a person did with a suggestion, as proof that a person judged. `accepted`: taken, and left as it was; `edited`: taken,
 * and changed; `withheld`: a control that was never shown.
 */
export const SuggestionProof = z.object({
  suggestion: AnnotationId,
  how: z.enum(['accepted', 'edited', 'rejected', 'withheld']),
  /** What was suggested. */
  value: z.unknown().optional(),
  source: z.string(),
  model: z.string(),
  /** Null for a control. */
  shownAt: Instant.nullable(),
  decidedAt: Instant.nullable(),
  /** Of the document; null where it names none. */
  page: z.number().int().nullable(),
  /** Whether that page was in front of the person before they decided, and for how long, as far as that can be seen. */
  wasOpened: z.boolean(),
  seconds: z.number().min(0),
});
export type SuggestionProof = z.infer<typeof SuggestionProof>;

const KEY = 'x-suggestion';

/** Where proofs stand: in the margin of the answer (`marginal.ts`), as JSON. */
export const suggestionAt = (pointer: string): string => `${pointer}/${KEY}`;

export function readProofs(rationale: Readonly<Record<string, string>>, pointer: string): readonly SuggestionProof[] {
  const written = rationale[suggestionAt(pointer)];
  if (written === undefined) return [];
  try {
    return z.array(SuggestionProof).parse(JSON.parse(written));
  } catch {
    // SyntaxError, ZodError: another program wrote there. What is not understood proves nothing.
    return [];
  }
}

export function writeProofs(proofs: readonly SuggestionProof[]): string {
  return JSON.stringify(proofs);
}

/**
 * The parts as they are sent: a suggestion that was taken and changed since is said to be edited, and what was held back is
 * said beside the answer that was given without it.
 */
export function withSettledProofs<Parts extends SendableParts>(parts: Parts, controls: readonly Suggestion[]): Parts {
  const rationale = { ...parts.rationale };
  for (const at of Object.keys(rationale).filter(key => key.endsWith(`/${KEY}`))) {
    const pointer = at.slice(0, -KEY.length - 1);
    const settled = readProofs(rationale, pointer).map(proof => settle(proof, getAt(parts.answers, pointer)));
    if (settled.length > 0) rationale[at] = writeProofs(settled);
  }
  for (const { id, pointer, value, source, model } of controls) {
    if (isBlank(getAt(parts.answers, pointer))) continue;
    const known = readProofs(rationale, pointer).filter(({ suggestion }) => suggestion !== id);
    const never = { shownAt: null, decidedAt: null, page: null, wasOpened: false, seconds: 0 };
    rationale[suggestionAt(pointer)] = writeProofs([
      ...known,
      { suggestion: id, how: 'withheld', value, source, model, ...never },
    ]);
  }
  return { ...parts, rationale };
}

function settle(proof: SuggestionProof, answer: unknown): SuggestionProof {
  if (proof.how !== 'accepted' && proof.how !== 'edited') return proof;
  const isAsSuggested = proof.value === undefined || isSameAnswer(proof.value, answer);
  return { ...proof, how: isAsSuggested ? 'accepted' : 'edited' };
}

/** Of a whole judgment, for `alwaysReview`. `unopened`: taken without the page in front of the person. */
export function countProofs(rationale: Readonly<Record<string, string>>) {
  const proofs = Object.keys(rationale)
    .filter(key => key.endsWith(`/${KEY}`))
    .flatMap(key => readProofs(rationale, key.slice(0, -KEY.length - 1)));
  const count = (how: SuggestionProof['how']) => proofs.filter(proof => proof.how === how).length;
  return {
    accepted: count('accepted'),
    edited: count('edited'),
    rejected: count('rejected'),
    withheld: count('withheld'),
    unopened: proofs.filter(isUnopened).length,
  };
}

/** Taken from a machine without looking: what quality control looks at. */
export function isUnopened({ how, wasOpened }: SuggestionProof): boolean {
  return (how === 'accepted' || how === 'edited') && !wasOpened;
}

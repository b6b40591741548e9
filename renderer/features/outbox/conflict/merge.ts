import type { Act } from '../../../../shared/model/outbox.ts';
import type { Judgment } from '../../../../shared/model/judgment.ts';
import type { AnswerShape } from '../../../ui/AnswerControl/answer-source.ts';

export type Side = 'mine' | 'theirs';

/** What a person chose for one field: a side as it is, or something of their own. */
export type FieldChoice = { readonly side: Side } | { readonly side: 'own'; readonly value: unknown };
export type Choices = Readonly<Record<string, FieldChoice>>;

/** One thing that two versions say differently, each in words. */
export interface MergeField {
  readonly id: string;
  readonly label: string;
  /** What both began from; null when this machine does not have it. */
  readonly base: string | null;
  readonly mine: string;
  readonly theirs: string;
  /** The side that alone changed it since they began. Null: only a person can say. */
  readonly suggested: Side | null;
  /** How it can be written anew, and what it begins with; null where only a side can be chosen. */
  readonly edit: { readonly shape: AnswerShape; readonly value: unknown } | null;
}

/** Two versions of one thing, to be made one. */
export interface Merge {
  readonly fields: readonly MergeField[];
  /** What is sent in place of mine: another act, or, where it has to be checked first, a draft. */
  make(choices: Choices, nowIso: string): { readonly act: Act } | { readonly draft: Judgment };
  /** Why these choices do not go together, in words; null when they do. */
  problem?(choices: Choices): string | null;
}

/** The choice that stands before a person has made one. */
export function choiceOf(field: MergeField, choices: Choices): FieldChoice | null {
  const chosen = choices[field.id];
  if (chosen) return chosen;
  return field.suggested === null ? null : { side: field.suggested };
}

export function undecided(fields: readonly MergeField[], choices: Choices): number {
  return fields.filter(field => choiceOf(field, choices) === null).length;
}

/** Who changed it since both began, by what each side is compared by. */
export function suggestion(base: string | null, mine: string, theirs: string): Side | null {
  if (base === null || mine === theirs) return null;
  if (base === mine) return 'theirs';
  return base === theirs ? 'mine' : null;
}

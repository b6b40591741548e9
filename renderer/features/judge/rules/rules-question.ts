import type { DecisionDefinition } from '../../../../shared/model/process.ts';
import type { DecisionEvaluation } from '../../../../shared/rules/compile-decision.ts';

/** The part of a process that is compiled. */
export type DecisionModel = Pick<DecisionDefinition, 'dmn' | 'decision'>;

/** What the window asks of a worker: first to compile a model, then what it says of answers. */
export type RulesQuestion =
  | { readonly id: number; readonly compile: DecisionModel }
  | { readonly id: number; readonly context: Readonly<Record<string, unknown>> };

export type RulesAnswer =
  | { readonly id: number; readonly compiled: true }
  | { readonly id: number; readonly refused: string }
  | { readonly id: number; readonly evaluation: DecisionEvaluation };

/** Why a worker gave no decision. `superseded`: newer answers are being asked about, and nothing is wrong. */
export type RulesTrouble = 'unreadable' | 'hung' | 'crashed' | 'superseded';

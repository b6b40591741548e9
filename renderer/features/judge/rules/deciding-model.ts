import type { CompiledDecision, DecisionEvaluation } from '../../../../shared/rules/compile-decision.ts';
import type { Decided, RulesDesk } from './rules-desk.ts';

/** A client's model that can be asked: at once on the window's thread, later where it is in a worker. */
export interface DecidingModel {
  evaluate(context: Readonly<Record<string, unknown>>): DecisionEvaluation | Promise<Decided>;
  /** Ends its worker, if it has one; asked again, it starts another. */
  end(): void;
}

/** No key may take longer, so neither may what runs between two of them. */
const BUDGET_MS = 24;
/** A machine that does something else is slow once, a model is slow again. */
const MOST_SLOW = 2;

/** Decides on the window's thread for as long as that is quick, and in a worker from then on. */
export function decideHere(
  model: Pick<CompiledDecision, 'evaluate'>,
  startDesk: () => RulesDesk,
  now: () => number = () => performance.now(),
): DecidingModel {
  let slow = 0;
  let desk: RulesDesk | null = null;
  return {
    evaluate(context) {
      if (desk) return desk.evaluate(context);
      const from = now();
      const evaluation = model.evaluate(context);
      slow = now() - from > BUDGET_MS ? slow + 1 : 0;
      if (slow === MOST_SLOW) {
        desk = startDesk();
        void desk.compile();
      }
      return evaluation;
    },
    end: () => desk?.end(),
  };
}

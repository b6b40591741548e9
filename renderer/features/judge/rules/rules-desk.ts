import { ok, type Result, refuse } from '../../../../shared/result.ts';
import type { DecisionEvaluation } from '../../../../shared/rules/compile-decision.ts';
import type { DecisionModel, RulesAnswer, RulesQuestion, RulesTrouble } from './rules-question.ts';

export type Decided = Result<DecisionEvaluation, RulesTrouble>;

/** What a desk needs of a worker. */
export type RulesPort = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;

interface DeskOptions {
  readonly start?: () => RulesPort;
  /** What reading the model may take, and one evaluation. */
  readonly compileMs?: number;
  readonly evaluateMs?: number;
}

/** A client's model in a worker, which is started when it is first needed and again after it had to be ended. */
export interface RulesDesk {
  compile(): Promise<Result<null, RulesTrouble>>;
  /** Asked again while it is still at work, it leaves out those in between: only the newest answers matter. */
  evaluate(context: Readonly<Record<string, unknown>>): Promise<Decided>;
  end(): void;
}

const COMPILE_MS = 15_000;
const EVALUATE_MS = 3_000;

function startRulesWorker(): Worker {
  return new Worker(new URL('./rules-worker.ts', import.meta.url), { type: 'module', name: 'rules' });
}

export function createRulesDesk(
  model: DecisionModel,
  { start = startRulesWorker, compileMs = COMPILE_MS, evaluateMs = EVALUATE_MS }: DeskOptions = {},
): RulesDesk {
  let port: RulesPort | null = null;
  /** The model in the present worker. */
  let ready: Promise<Result<null, RulesTrouble>> | null = null;
  let settle: (answer: RulesAnswer | 'hung' | 'crashed') => void = () => undefined;
  let asked = 0;
  let newest = 0;
  // One question after the other.
  let turn: Promise<unknown> = Promise.resolve();

  const end = (): void => {
    port?.terminate();
    port = null;
    ready = null;
    settle('crashed');
  };
  const running = (): RulesPort => {
    if (port) return port;
    const started = start();
    port = started;
    started.addEventListener('message', event => settle((event as MessageEvent<RulesAnswer>).data));
    started.addEventListener('error', event => {
      // It ran out of memory, or the rules ran into a mistake of ours: the next question starts another.
      event.preventDefault();
      if (port === started) end();
    });
    return started;
  };
  const ask = async (question: RulesQuestion, withinMs: number): Promise<Result<RulesAnswer, RulesTrouble>> => {
    const { promise, resolve } = Promise.withResolvers<RulesAnswer | 'hung' | 'crashed'>();
    settle = said => {
      if (typeof said === 'string' || said.id === question.id) resolve(said);
    };
    const timer = setTimeout(() => {
      resolve('hung');
      end();
    }, withinMs);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
    running().postMessage(question);
    const said = await promise.finally(() => clearTimeout(timer));
    if (said === 'hung') {
      return refuse('hung', `They were asked about these answers and took more than ${withinMs / 1_000} seconds.`);
    }
    if (said === 'crashed') return refuse('crashed', 'They came to no end on this machine.');
    return 'refused' in said ? refuse('unreadable', said.refused) : ok(said);
  };
  const compiled = (): Promise<Result<null, RulesTrouble>> =>
    (ready ??= ask({ id: ++asked, compile: model }, compileMs).then(said => (said.ok ? ok(null) : said)));
  /** After what was asked before, be it answered or not. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  };

  return {
    compile: () => inTurn(compiled),
    evaluate(context) {
      const mine = ++newest;
      return inTurn(async () => {
        if (mine !== newest) return refuse('superseded', 'Newer answers were asked about.');
        const found = await compiled();
        if (!found.ok) return found;
        const said = await ask({ id: ++asked, context }, evaluateMs);
        if (!said.ok) return said;
        if (mine !== newest) return refuse('superseded', 'Newer answers were asked about.');
        return 'evaluation' in said.value
          ? ok(said.value.evaluation)
          : refuse('crashed', 'They gave another answer than was asked for.');
      });
    },
    end,
  };
}

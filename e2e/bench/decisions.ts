import { unaryTest } from 'feelin';
import { type CompiledDecision, compileDecision } from '../../shared/rules/compile-decision.ts';
import { KnownNames } from '../../shared/rules/syntax/known-names.ts';
import { parseTests } from '../../shared/rules/syntax/parse.ts';
import { toJson } from '../../shared/rules/value/to-json.ts';
import type { Benchmark, Peer } from './benchmark.ts';
import { jsonRulesDecider, zenDecider } from './decision-peers.ts';
import { type Answers, cellsOf, decisionModel, isMet, makeDecisions, type Row } from './decision-rows.ts';

const DECISIONS = 1_000_000;
const OF_FEELIN = 20;
const OF_PEER = 500;
const COMPILATIONS = 20;

/** Decision tables of 50 rows and 6 inputs, one decision at a time, in Node. */
export const decisions: Benchmark = {
  name: 'decisions',
  ours: `${DECISIONS} decisions of a compiled table, and a table compiled ${COMPILATIONS} times`,
  floor: 'the same rows in a loop written by hand; each cell of the table parsed once',
  needsWindow: false,
  async prepare() {
    const { rows, answers } = makeDecisions(1_000);
    const first = await compiled(decisionModel(rows, 'FIRST'));
    const collect = await compiled(decisionModel(rows, 'COLLECT'));
    checkSame(rows, answers, first, collect);
    const engines = {
      'zen-engine': [zenDecider(rows, 'first'), zenDecider(rows, 'collect')],
      'json-rules-engine': [jsonRulesDecider(rows, true), jsonRulesDecider(rows, false)],
    } as const;
    for (const deciders of Object.values(engines)) await checkPeer(rows, answers, deciders);
    const model = decisionModel(rows, 'FIRST');
    return {
      async runOurs() {
        return {
          firstMs: timeOf(answers, DECISIONS, one => decided(first, one)),
          collectMs: timeOf(answers, DECISIONS, one => decided(collect, one)),
          compileMs: await timeOfCompiling(model),
        };
      },
      runFloor() {
        const cells = rows.flatMap(cellsOf);
        const from = workMs();
        for (let i = 0; i < COMPILATIONS; i++) for (const cell of cells) parseTests(cell, NO_NAMES);
        const compileMs = workMs() - from;
        return Promise.resolve({
          firstMs: timeOf(answers, DECISIONS, one => rows.find(row => isMet(row, one))),
          collectMs: timeOf(answers, DECISIONS, one => rows.filter(row => isMet(row, one))),
          compileMs,
        });
      },
      peers: {
        feelin: {
          rounds: 2,
          run: () => {
            const scale = DECISIONS / OF_FEELIN;
            return Promise.resolve({
              firstMs: scale * timeOf(answers, OF_FEELIN, one => rows.find(row => isMetByFeelin(row, one))),
              collectMs: scale * timeOf(answers, OF_FEELIN, one => rows.filter(row => isMetByFeelin(row, one))),
            });
          },
        },
        ...Object.fromEntries(
          Object.entries(engines).map(([name, [peerFirst, peerCollect]]): [string, Peer] => [
            name,
            {
              rounds: 2,
              run: async () => ({
                firstMs: (DECISIONS / OF_PEER) * (await timeOfPeer(answers, peerFirst)),
                collectMs: (DECISIONS / OF_PEER) * (await timeOfPeer(answers, peerCollect)),
              }),
            },
          ]),
        ),
      },
      close: () => Promise.resolve(),
    };
  },
};

const NO_NAMES = new KnownNames();

async function compiled(dmn: string): Promise<CompiledDecision> {
  const result = await compileDecision({ dmn, decision: 'Answer' });
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

function decided(decision: CompiledDecision, answers: Answers): unknown {
  const result = decision.decide(answers as unknown as Record<string, unknown>);
  return result.ok ? result.value : null;
}

/** A figure of wrong answers would be worth nothing. */
function checkSame(
  rows: readonly Row[],
  answers: readonly Answers[],
  first: CompiledDecision,
  collect: CompiledDecision,
): void {
  const resultOf = ({ route, days }: Row) => ({ route, days });
  for (const one of answers) {
    const met = rows.filter(row => isMet(row, one)).map(resultOf);
    const same = (a: unknown, b: unknown): boolean => JSON.stringify(toJson(a)) === JSON.stringify(b);
    if (!same(decided(first, one), met[0]) || !same(decided(collect, one), met)) {
      throw new Error(`The table and the loop disagree about ${JSON.stringify(one)}.`);
    }
  }
}

type Result = Pick<Row, 'route' | 'days'>;
type PeerDeciders = readonly [(answers: Answers) => Promise<unknown>, (answers: Answers) => Promise<unknown>];

async function checkPeer(rows: readonly Row[], answers: readonly Answers[], [first, all]: PeerDeciders): Promise<void> {
  for (const one of answers.slice(0, 50)) {
    const met = rows.filter(row => isMet(row, one));
    const said = ({ route, days }: Result): string => `${route} ${days}`;
    // In any order: that of the rows that are met is not asked for.
    const sorted = (list: readonly Result[]): string => list.map(said).toSorted().join();
    const [found, list] = [(await first(one)) as Result, (await all(one)) as Result[]];
    if (said(found) !== said(met[0] as Row) || sorted(list) !== sorted(met)) {
      throw new Error(`A peer and the loop disagree about ${JSON.stringify(one)}.`);
    }
  }
}

/** One after the other, as answers come. */
async function timeOfPeer(
  answers: readonly Answers[],
  decide: (answers: Answers) => Promise<unknown>,
): Promise<number> {
  const from = workMs();
  for (let i = 0; i < OF_PEER; i++) await decide(answers[i % answers.length] as Answers);
  return workMs() - from;
}

function isMetByFeelin(row: Row, answers: Answers): boolean {
  const values = [answers.age, answers.sum, answers.country, answers.product, answers.isSmoker, answers.score];
  return cellsOf(row).every((cell, column) => cell === '-' || unaryTest(cell, { '?': values[column] }).value === true);
}

function timeOf(answers: readonly Answers[], count: number, decide: (answers: Answers) => unknown): number {
  let last: unknown;
  const from = workMs();
  for (let i = 0; i < count; i++) last = decide(answers[i % answers.length] as Answers);
  const time = workMs() - from;
  if (last === undefined) throw new Error('A decision has no result.');
  return time;
}

async function timeOfCompiling(model: string): Promise<number> {
  const from = workMs();
  for (let i = 0; i < COMPILATIONS; i++) await compiled(model);
  return workMs() - from;
}

/** Milliseconds that the processors worked for this process: on a busy machine time says more about its neighbours. */
function workMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

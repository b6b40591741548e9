import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import path from 'node:path';
import { type Benchmark, type Outcome, runBenchmark } from './benchmark.ts';
import { bigDocument } from './big-document.ts';
import { caseToPage } from './case-to-page.ts';
import { coldQueue } from './cold-queue.ts';
import { coldStart } from './cold-start.ts';
import { decisions } from './decisions.ts';
import { documents } from './documents.ts';
import { forms } from './forms.ts';
import { fling } from './fling.ts';
import { journalSave } from './journal-save.ts';
import { keystroke } from './keystroke.ts';
import { marks } from './marks.ts';
import { pullFar } from './pull-far.ts';
import { pull } from './pull.ts';
import { purge } from './purge.ts';
import { push } from './push.ts';
import { type BenchArguments, readArguments } from './read-arguments.ts';
import { save } from './save.ts';
import { search } from './search.ts';
import { store } from './store.ts';
import type { Trial, TrialFigure } from './trial.ts';

const OF_THE_WINDOW: readonly Benchmark[] = [coldStart, caseToPage, fling, keystroke];
const OF_THE_PARTS: readonly Benchmark[] = [
  store,
  coldQueue,
  journalSave,
  save,
  pull,
  pullFar,
  push,
  documents,
  decisions,
  forms,
  search,
  marks,
];
const BENCHMARKS = [...OF_THE_WINDOW, ...OF_THE_PARTS];
const TRIALS: readonly Trial[] = [bigDocument, purge];
const BUILD = path.resolve(import.meta.dirname, '../../build/build.ts');

const asked = readArguments(
  process.argv.slice(2),
  BENCHMARKS.map(({ name }) => name),
  TRIALS.map(({ name }) => name),
);
if (asked.ok) await run(asked.value);
else if (asked.failure.code === 'help') console.log(asked.failure.message);
else {
  console.error(asked.failure.message);
  process.exitCode = 2;
}

/** Progress goes to stderr: stdout is for the result alone. */
async function run({ names, rounds, json, built, cases }: BenchArguments): Promise<void> {
  const chosen = BENCHMARKS.filter(({ name }) => names.includes(name));
  if (!built && chosen.some(({ needsWindow }) => needsWindow)) buildWindow();
  const outcomes: Outcome[] = [];
  for (const benchmark of chosen) {
    outcomes.push(await runBenchmark(benchmark, { rounds, cases }, line => console.error(line)));
  }
  const tried: Tried[] = [];
  for (const trial of TRIALS) {
    if (names.includes(trial.name)) tried.push({ trial, figures: await trial.run(line => console.error(line)) });
  }
  if (json) {
    const trials = tried.map(({ trial: { name, what }, figures }) => ({ name, what, figures }));
    const machine = { cpus: cpus().length, model: cpus()[0]?.model ?? 'unknown', node: process.version };
    console.log(JSON.stringify({ machine, rounds, cases, outcomes, trials }, null, 2));
    return;
  }
  for (const outcome of outcomes) console.log(inWords(outcome));
  for (const one of tried) console.log(triedInWords(one));
}

interface Tried {
  readonly trial: Trial;
  readonly figures: readonly TrialFigure[];
}

function triedInWords({ trial, figures }: Tried): string {
  const lines = figures.map(({ name, value, most }) => {
    return `  ${name}: ${value.toFixed(1)}${most === null ? '' : `, at most ${most}${value > most ? ': NOT MET' : ''}`}`;
  });
  return `\n${trial.name}\n  ${trial.what}\n${lines.join('\n')}`;
}

function buildWindow(): void {
  const { status } = spawnSync(process.execPath, [BUILD, 'renderer'], { stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error('The window could not be built: nothing was measured');
}

function inWords({ name, ours, floor, figures }: Outcome): string {
  const lines = Object.entries(figures).map(([figure, { ours: mine, floor: least, ratio, rounds, peers }]) => {
    const each = rounds.map(round => round.ratio.toFixed(2)).join(' ');
    const others = Object.entries(peers).map(
      ([peer, { median, timesOurs }]) => `\n    ${peer}: ${median.toFixed(1)}, ${timesOurs.toFixed(2)} times ours`,
    );
    return `  ${figure}: ${mine.toFixed(1)} beside ${least.toFixed(1)}, ratio ${ratio.toFixed(2)} (${each})${others.join('')}`;
  });
  return `\n${name}\n  ours:  ${ours}\n  floor: ${floor}\n${lines.join('\n')}`;
}

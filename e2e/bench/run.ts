import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import path from 'node:path';
import { type Benchmark, type Outcome, runBenchmark } from './benchmark.ts';
import { caseToPage } from './case-to-page.ts';
import { coldStart } from './cold-start.ts';
import { decisions } from './decisions.ts';
import { documents } from './documents.ts';
import { journalSave } from './journal-save.ts';
import { keystroke } from './keystroke.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';
import { type BenchArguments, readArguments } from './read-arguments.ts';
import { save } from './save.ts';
import { store } from './store.ts';

const OF_THE_WINDOW: readonly Benchmark[] = [coldStart, caseToPage, keystroke];
const OF_THE_PARTS: readonly Benchmark[] = [store, journalSave, save, pull, push, documents, decisions];
const BENCHMARKS = [...OF_THE_WINDOW, ...OF_THE_PARTS];
const BUILD = path.resolve(import.meta.dirname, '../../build/build.ts');

const asked = readArguments(
  process.argv.slice(2),
  BENCHMARKS.map(({ name }) => name),
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
  if (json) {
    const machine = { cpus: cpus().length, model: cpus()[0]?.model ?? 'unknown', node: process.version };
    console.log(JSON.stringify({ machine, rounds, cases, outcomes }, null, 2));
  } else for (const outcome of outcomes) console.log(inWords(outcome));
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

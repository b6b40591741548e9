import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { type Benchmark, type Outcome, runBenchmark } from './benchmark.ts';
import { caseToPage } from './case-to-page.ts';
import { coldStart } from './cold-start.ts';
import { keystroke } from './keystroke.ts';
import { pull } from './pull.ts';

const BENCHMARKS: readonly Benchmark[] = [coldStart, caseToPage, keystroke, pull];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, rounds: { type: 'string', default: '7' } },
});
const rounds = Number(values.rounds);
const unknown = positionals.filter(name => !BENCHMARKS.some(benchmark => benchmark.name === name));
if (unknown.length > 0 || !Number.isInteger(rounds) || rounds < 1) {
  console.error(`Usage: npm run bench -- [${BENCHMARKS.map(({ name }) => name).join(' | ')} …] [--rounds 7] [--json]`);
  process.exit(2);
}

const outcomes: Outcome[] = [];
for (const benchmark of BENCHMARKS) {
  if (positionals.length > 0 && !positionals.includes(benchmark.name)) continue;
  outcomes.push(await runBenchmark(benchmark, rounds, line => console.error(line)));
}

if (values.json) {
  const machine = { cpus: cpus().length, model: cpus()[0]?.model ?? 'unknown', node: process.version };
  console.log(JSON.stringify({ machine, outcomes }, null, 2));
} else {
  for (const { name, ours, floor, figures } of outcomes) {
    console.log(`\n${name}\n  ours:  ${ours}\n  floor: ${floor}`);
    for (const [figure, { ours: mine, floor: least, ratio }] of Object.entries(figures)) {
      console.log(`  ${figure}: ${mine.toFixed(1)} beside ${least.toFixed(1)}, ratio ${ratio.toFixed(2)}`);
    }
  }
}

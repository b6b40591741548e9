import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { goldPassages } from '../../shared/anchors/testing/gold-passages.ts';
import { measureEdits } from '../../shared/anchors/testing/measure-edits.ts';

const USAGE = `npm run anchors -- DIR [--seed N] [--rounds N] [--json]

Describes every gold span of the contracts in DIR (laid out as CUAD is in cases.json), edits 0, 1, 5 and 20 % of the words
of each contract, finds the spans again, and prints how many came to stand on the right characters. The same seed makes
the same edits. Exits 1 when fewer than 100, 99, 97 or 85 % did, or when one was placed wrongly without a warning.`;

/** The share of the words that are edited, and the share of the spans that must be found. */
const GOALS = [
  [0, 1],
  [0.01, 0.99],
  [0.05, 0.97],
  [0.2, 0.85],
] as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '20261123' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const [folder] = positionals;
if (values.help || folder === undefined) {
  console.log(USAGE);
  process.exitCode = values.help ? 0 : 2;
} else if (existsSync(join(folder, 'cases.json'))) {
  run(folder, Number(values.seed), Number(values.rounds), values.json);
} else {
  console.error(`The spans cannot be measured: ${folder} has no cases.json. Give the folder of the contracts.`);
  process.exitCode = 2;
}

function run(from: string, seed: number, rounds: number, json: boolean): void {
  const documents = goldPassages(file => readFileSync(join(from, file), 'utf8'));
  const results = GOALS.flatMap(([share, least]) =>
    Array.from({ length: rounds }, (_, round) => {
      // Each document has a seed of its own, so rounds must lie further apart than there are documents.
      const roundSeed = seed + round * 100_000;
      const figures = measureEdits(documents, share, roundSeed);
      const isMet = figures.right / figures.quotes >= least && figures.wrongWithoutWarning === 0;
      return { share, seed: roundSeed, least, isMet, ...figures };
    }),
  );
  if (json) console.log(JSON.stringify(results));
  for (const { share, right, quotes, wrongWithoutWarning, ...rest } of json ? [] : results) {
    const found = ((100 * right) / quotes).toFixed(2);
    console.log(
      `${rest.isMet ? 'ok  ' : 'MISS'} ${100 * share} % of the words edited (seed ${rest.seed}): ${found} % of ${quotes} right, ` +
        `${rest.withoutWarning} without a warning; ${rest.wrongWithWarning} wrong with one, ${wrongWithoutWarning} without, ${rest.orphaned} lost`,
    );
  }
  if (results.some(({ isMet }) => !isMet)) process.exitCode = 1;
}

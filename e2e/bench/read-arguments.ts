import { parseArgs } from 'node:util';
import { refuse, ok, type Result } from '../../shared/result.ts';

export interface BenchArguments {
  /** In the order of the benches, not of the command line. */
  readonly names: readonly string[];
  readonly rounds: number;
  readonly json: boolean;
  /** Measure the window that lies in out/renderer, as it is. */
  readonly built: boolean;
  /** How many cases there are; null leaves it to each bench. */
  readonly cases: number | null;
}

const ROUNDS = 7;
const FLAGS = ['--rounds', '--cases', '--json', '--built', '--help'];

/**
 * Reads what was typed after `npm run bench --`. Refuses with a sentence that says what would have been right.
 *
 * @param trials run only when they are named
 */
export function readArguments(
  argv: readonly string[],
  benches: readonly string[],
  trials: readonly string[] = [],
): Result<BenchArguments, 'usage' | 'help'> {
  const all = [...benches, ...trials];
  const { values, positionals, tokens } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    strict: false,
    tokens: true,
    options: {
      json: { type: 'boolean' },
      built: { type: 'boolean' },
      rounds: { type: 'string' },
      cases: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values['help'] === true) return refuse('help', usage(benches, trials));
  for (const token of tokens) {
    if (token.kind === 'option' && !FLAGS.includes(`--${token.name}`)) {
      return refuse('usage', `There is no flag ${token.rawName}. The flags are ${FLAGS.join(', ')}.`);
    }
  }
  const unknown = positionals.find(name => !all.includes(name));
  if (unknown !== undefined) {
    return refuse('usage', `There is no bench named “${unknown}”. The benches are ${all.join(', ')}.`);
  }
  const given = values['rounds'] ?? String(ROUNDS);
  const rounds = wholeNumber(given);
  if (rounds === null) {
    return refuse('usage', '--rounds needs a whole number from 1, such as --rounds 7.');
  }
  const cases = values['cases'] === undefined ? null : wholeNumber(values['cases']);
  // Ten lie in a pack: with a rest, what the store has could not be counted in packs.
  if (values['cases'] !== undefined && (cases === null || cases % 10 !== 0)) {
    return refuse('usage', '--cases needs a whole number of tens, such as --cases 10000.');
  }
  const names = positionals.length === 0 ? benches : all.filter(name => positionals.includes(name));
  return ok({ names, rounds, json: values['json'] === true, built: values['built'] === true, cases });
}

/** Null unless it is one, from 1. Without a value a flag is `true`, which would count as 1. */
function wholeNumber(given: unknown): number | null {
  const number = typeof given === 'string' ? Number(given) : Number.NaN;
  return Number.isInteger(number) && number >= 1 ? number : null;
}

function usage(benches: readonly string[], trials: readonly string[]): string {
  return `npm run bench -- [${[...benches, ...trials].join(' | ')} …] [--rounds ${ROUNDS}] [--cases N] [--json] [--built]

Measures ours beside the least code that does the same, in fresh browsers. Without names: all but ${trials.join(', ')}.
  --rounds  how often both sides run; ${ROUNDS} unless told
  --cases   how many cases; 1,000 for pull, 10,000 for cold-start and store unless told
  --json    the result as JSON on stdout, and nothing else there
  --built   measure out/renderer as it lies, instead of building it first`;
}

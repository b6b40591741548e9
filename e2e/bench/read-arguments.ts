import { parseArgs } from 'node:util';
import { refuse, ok, type Result } from '../../shared/result.ts';

export interface BenchArguments {
  /** In the order of the benches, not of the command line. */
  readonly names: readonly string[];
  readonly rounds: number;
  readonly json: boolean;
  /** Measure the window that lies in out/renderer, as it is. */
  readonly built: boolean;
}

const ROUNDS = 7;
const FLAGS = ['--rounds', '--json', '--built', '--help'];

/** Reads what was typed after `npm run bench --`. Refuses with a sentence that says what would have been right. */
export function readArguments(
  argv: readonly string[],
  benches: readonly string[],
): Result<BenchArguments, 'usage' | 'help'> {
  const { values, positionals, tokens } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    strict: false,
    tokens: true,
    options: {
      json: { type: 'boolean' },
      built: { type: 'boolean' },
      rounds: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values['help'] === true) return refuse('help', usage(benches));
  for (const token of tokens) {
    if (token.kind === 'option' && !FLAGS.includes(`--${token.name}`)) {
      return refuse('usage', `There is no flag ${token.rawName}. The flags are ${FLAGS.join(', ')}.`);
    }
  }
  const unknown = positionals.find(name => !benches.includes(name));
  if (unknown !== undefined) {
    return refuse('usage', `There is no bench named “${unknown}”. The benches are ${benches.join(', ')}.`);
  }
  const given = values['rounds'] ?? String(ROUNDS);
  // Without a value it is `true`, which counts as 1.
  const rounds = typeof given === 'string' ? Number(given) : Number.NaN;
  if (!Number.isInteger(rounds) || rounds < 1) {
    return refuse('usage', '--rounds needs a whole number from 1, such as --rounds 7.');
  }
  const names = benches.filter(name => positionals.length === 0 || positionals.includes(name));
  return ok({ names, rounds, json: values['json'] === true, built: values['built'] === true });
}

function usage(benches: readonly string[]): string {
  return `npm run bench -- [${benches.join(' | ')} …] [--rounds ${ROUNDS}] [--json] [--built]

Measures ours beside the least code that does the same, in fresh browsers. Without names: all.
  --rounds  how often both sides run; ${ROUNDS} unless told
  --json    the result as JSON on stdout, and nothing else there
  --built   measure out/renderer as it lies, instead of building it first`;
}

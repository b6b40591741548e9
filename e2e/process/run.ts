import { parseArgs } from 'node:util';
import { check } from './commands/check.ts';
import { importForm } from './commands/import-form.ts';
import { preview } from './commands/preview.ts';

const USAGE = `npm run process -- check FILE [--json]
npm run process -- preview FILE [--answers FILE] [--into DIR]
npm run process -- import-xlsform FILE.xlsx [--out FILE] [--json]

check           reads a process (JSON as in the client's API; its decision model in it, or beside it as "dmnFile") and
                lists what is wrong, each with its place in the file. Exits 0 without errors, 1 with some.
preview         opens the workstation with one case of the process and sample answers, or those of --answers.
                --into DIR only writes the bundle that it would open.
import-xlsform  makes a process of an XLSForm and lists what could not be carried over. Writes to FILE.process.json.
Exits 2 when a file cannot be read or written.`;

const COMMANDS = { check, preview, 'import-xlsform': importForm };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    answers: { type: 'string' },
    into: { type: 'string' },
    out: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const [name, file] = positionals;
const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name as keyof typeof COMMANDS] : null;
if (values.help || !command || file === undefined) {
  console.log(USAGE);
  process.exitCode = values.help ? 0 : 2;
} else {
  try {
    process.exitCode = await command(file, values);
  } catch (error) {
    // What the file system says, or a sentence about a file that is not what it should be.
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  }
}

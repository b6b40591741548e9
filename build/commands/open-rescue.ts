import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { openRescue } from '../../electron/core/rescue/open-rescue.ts';

const USAGE = `npm run open-rescue -- FILE --key JWK

FILE is unsent work that a workstation sealed to the client's recovery key. JWK is a file with the private key. Prints
the work as JSON. Exits 2 when FILE cannot be opened.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { key: { type: 'string' }, help: { type: 'boolean', default: false } },
});
const [file] = positionals;
if (values.help || file === undefined || values.key === undefined) {
  console.log(USAGE);
  process.exitCode = values.help ? 0 : 2;
} else {
  try {
    const opened = await openRescue(await readFile(file, 'utf8'), JSON.parse(await readFile(values.key, 'utf8')));
    if (opened.ok) console.log(JSON.stringify(opened.value, null, 2));
    else console.error(opened.failure.message);
    process.exitCode = opened.ok ? 0 : 2;
  } catch (error) {
    // A file that is not there, or a key that is no JSON: the system's own sentence says which.
    console.error(`The rescue cannot be opened: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 2;
  }
}

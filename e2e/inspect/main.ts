import { parseArgs } from 'node:util';
import { inspectFiles } from './inspect-files.ts';

const USAGE = `npm run inspect -- FILE… [--password P]

Opens each FILE with the workstation's own viewer in a headless Chromium and prints one line of JSON for it: kind, pages or
sheets, characters of text, warnings, error, milliseconds, peak memory (MiB). A file may take 10 seconds. --password is
tried where a file asks for one. Nothing leaves this computer and nothing is kept. Exits 0 when all files can be shown, 1
when some cannot, 2 when there is nothing to do or no Chromium.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { password: { type: 'string' }, help: { type: 'boolean', default: false } },
});
if (values.help || positionals.length === 0) {
  console.log(USAGE);
  process.exitCode = values.help ? 0 : 2;
} else {
  try {
    for await (const line of inspectFiles(positionals.map(file => ({ file, password: values.password })))) {
      console.log(JSON.stringify(line));
      if (line.error !== null) process.exitCode = 1;
    }
  } catch (error) {
    // No Chromium, or the page could not be built: the sentence says which.
    console.error(`The files cannot be inspected: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 2;
  }
}

import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { verifyTrail } from '../../electron/core/audit/verify-trail.ts';

const USAGE = `npm run verify-audit -- FILE [--head HASH]…

FILE is an audit trail that Meridian exported. --head is a head that the client's server has seen at a check-in
("auditHead"); each must be in the trail. Exits 0 when the trail is whole, 1 when something is wrong with it, 2 when
FILE cannot be read.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { head: { type: 'string', multiple: true, default: [] }, help: { type: 'boolean', default: false } },
});
const [file] = positionals;
if (values.help || file === undefined) {
  console.log(USAGE);
  process.exitCode = values.help ? 0 : 2;
} else {
  try {
    const verdict = verifyTrail(await readFile(file, 'utf8'), values.head);
    for (const line of verdict.lines) console.log(line);
    process.exitCode = verdict.isWhole ? 0 : 1;
  } catch (error) {
    // ENOENT, EACCES, EISDIR…: the system's own sentence names the file.
    console.error(`The audit trail cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 2;
  }
}

import { readFile, writeFile } from 'node:fs/promises';
import { completeLock, type Lock } from './lock-file.ts';

const FILE = 'package-lock.json';
const { lock, added } = completeLock(JSON.parse(await readFile(FILE, 'utf8')) as Lock);
await writeFile(FILE, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added.length} packages of other platforms were added to ${FILE}.`);

import { existsSync } from 'node:fs';
import { access, constants, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { stopPrograms } from './child-process.ts';
import { requireFreePort } from './free-port.ts';
import { isFresh } from './freshness.ts';
import { describePeople, startReferenceApi } from './reference-api.ts';
import { readStartOptions, USAGE, type StartOptions } from './start-options.ts';
import { run, step } from './step.ts';
import { startHost } from './workstation-host.ts';

const project = resolve(import.meta.dirname, '../..');
let isStopping = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (isStopping) return;
    isStopping = true;
    console.log('\nStopping Meridian …');
    void stopPrograms().then(() => process.exit(0));
  });
}

async function start(options: StartOptions): Promise<number> {
  await requireWritable(join(project, '.local'));
  if (options.apiUrl === null) await requireFreePort(options.apiPort, 'the reference API', '--api-port');
  if (options.host !== 'electron') await requireFreePort(options.port, 'the workstation', '--port');
  // Beside each other: the first time each takes seconds, and neither needs the other.
  const [apiUrl] = await Promise.all([options.apiUrl ?? startApi(options), buildWindow()]);
  const host = await startHost({ ...options, apiUrl });
  const code = await host.ended;
  isStopping = true;
  await stopPrograms();
  return code;
}

/** The API's address; also prints who can sign in. */
async function startApi(options: StartOptions): Promise<string> {
  const cases = options.casesFolder ?? (await makeDemonstration(options.folder));
  const data = join(options.folder, 'api');
  const isFirst = !existsSync(data);
  console.log(`\n▸ The reference API${isFirst ? ' (makes its database now; later starts are quicker)' : ''}`);
  const started = performance.now();
  const api = await startReferenceApi(options.apiPort, data, cases);
  void api.program.ended.then(code => {
    if (!isStopping) console.error(`The reference API ended with code ${code}. The workstation goes on offline.`);
  });
  console.log(`✓ The reference API answers at ${api.url} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  console.log(`\nSign in as one of these people (user name, password):\n${await describePeople(cases)}\n`);
  return api.url;
}

async function makeDemonstration(folder: string): Promise<string> {
  const cases = join(folder, 'cases');
  if (!(await isFresh(join(cases, 'cases.json'), [join(project, 'e2e/cases')]))) {
    await make('The demonstration cases', process.execPath, ['e2e/cases/demo/make.ts', cases]);
  }
  return cases;
}

async function buildWindow(): Promise<void> {
  const sources = ['renderer', 'shared', 'build/vite.config.ts', 'package-lock.json'].map(path => join(project, path));
  if (await isFresh(join(project, 'out/renderer/index.html'), sources)) return;
  await make('The window', process.execPath, ['build/build.ts', 'renderer']);
}

async function make(what: string, command: string, args: readonly string[]): Promise<void> {
  const result = await step(what, () => run(command, args));
  if (!result.ok) throw new Error(`${what} could not be made, for the reason above.`);
}

async function requireWritable(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new Error(`Meridian cannot write to ${folder} (${code}). Clone it into a folder of your own.`, {
      cause: error,
    });
  }
}

try {
  process.exitCode = await start(readStartOptions(process.argv.slice(2), project));
} catch (error) {
  // A wrong flag, a port in use, no write access, a build that failed: the message says what to do.
  console.error(error instanceof Error ? error.message : error);
  if ((error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS')) console.error(USAGE);
  isStopping = true;
  await stopPrograms();
  process.exitCode = 1;
}

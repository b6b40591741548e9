import { access, constants, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { RunningProgram } from './child-process.ts';
import { isFresh } from './freshness.ts';
import { describePeople, startReferenceApi } from './reference-api.ts';
import { readStartOptions, USAGE, type StartOptions } from './start-options.ts';
import { run, step } from './step.ts';
import { startHost } from './workstation-host.ts';

const project = resolve(import.meta.dirname, '../..');
const running: RunningProgram[] = [];
let isStopping = false;

async function stopAll(): Promise<void> {
  isStopping = true;
  // Newest first: the workstation may still send what it has, so the API outlives it.
  for (const program of running.splice(0).toReversed()) await program.stop();
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (isStopping) return;
    console.log('\nStopping Meridian …');
    void stopAll().then(() => process.exit(0));
  });
}

async function start(options: StartOptions): Promise<number> {
  await requireWritable(join(project, '.local'));
  await buildWindow();
  const apiUrl = options.apiUrl ?? (await startApi(options));
  const host = await startHost({ ...options, apiUrl });
  running.push(host);
  const code = await host.ended;
  if (!isStopping) await stopAll();
  return code;
}

/** The API's address; also prints who can sign in. */
async function startApi(options: StartOptions): Promise<string> {
  const cases = options.casesFolder ?? join(options.folder, 'cases');
  if (options.casesFolder === null) {
    await make('The demonstration cases', process.execPath, ['e2e/cases/demo/make.ts', cases]);
  }
  const api = await startReferenceApi(options.apiPort, join(options.folder, 'api'), cases);
  running.push(api.program);
  void api.program.ended.then(code => {
    if (!isStopping) console.error(`The reference API ended with code ${code}. The workstation goes on offline.`);
  });
  console.log(
    `\nThe reference API answers at ${api.url}. Sign in as one of these people:\n${await describePeople(cases)}\n`,
  );
  return api.url;
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
  await stopAll();
  process.exitCode = 1;
}

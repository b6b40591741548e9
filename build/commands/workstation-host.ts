import { join } from 'node:path';
import { startProgram, type RunningProgram } from './child-process.ts';
import { ensureElectron } from './electron-binary.ts';
import { parseEvent } from './json-events.ts';
import type { StartOptions } from './start-options.ts';
import { run } from './step.ts';

/** Electron that fails sooner than this did not start: its libraries or its sandbox are missing. */
const STARTED_AFTER_MS = 5000;

export interface HostOptions extends StartOptions {
  apiUrl: string;
}

/** Starts Electron where it can be had, else the Chromium host, and says which and why. */
export async function startHost(options: HostOptions): Promise<RunningProgram> {
  const noElectron = await reasonAgainstElectron(options);
  if (typeof noElectron !== 'string') return noElectron;
  console.log(`The workstation runs on the Chromium host: ${noElectron}.`);
  return startChromium(options);
}

/** The running Electron, or the reason why it is not running, as a clause. */
async function reasonAgainstElectron(options: HostOptions): Promise<RunningProgram | string> {
  if (options.host === 'chromium') return 'you asked for it';
  if (!hasDisplay()) return 'there is no display here for Electron';
  const binary = await ensureElectron();
  if ('missing' in binary) return `Electron cannot be used, because ${binary.missing}`;
  if (!(await run(process.execPath, ['build/build.ts', 'main', 'preload'])))
    return 'Electron’s part could not be built';
  const isRoot = process.getuid?.() === 0;
  if (isRoot) console.log('You are root: Electron runs without its sandbox. Use an ordinary account for real work.');
  console.log('The workstation runs on Electron.');
  const profile = join(options.folder, 'electron');
  const program = startProgram(binary.path, {
    args: ['.', `--api=${options.apiUrl}`, `--user-data-dir=${profile}`, ...(isRoot ? ['--no-sandbox'] : [])],
  });
  const early = new Promise<null>(resolve => setTimeout(() => resolve(null), STARTED_AFTER_MS));
  const ended = await Promise.race([program.ended.catch(() => 1), early]);
  return ended === null || ended === 0 ? program : `Electron ended with code ${ended} at once`;
}

function startChromium(options: HostOptions): RunningProgram {
  const browser = options.browser ?? (hasDisplay() ? null : 'none');
  const args = ['electron/main.chromium.ts', '--api', options.apiUrl, '--port', String(options.port)];
  args.push('--profile', join(options.folder, 'chromium'));
  if (browser !== null) args.push('--browser', browser);
  return startProgram(process.execPath, {
    args,
    onLine: line => {
      const event = parseEvent(line);
      if (!event) console.log(line);
      // A window that is shown uses the address itself; the person needs it only without one.
      else if (browser === 'none') console.log(sayEvent(event.event, event.url));
    },
  });
}

function sayEvent(event: string, url: string): string {
  return event === 'open-browser'
    ? `To sign in, open this address in your browser:\n  ${url}`
    : `To open the workstation, open this address in Chromium, Chrome or Edge (it works once; a new one follows):\n  ${url}`;
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import type { Host } from '../host.ts';
import type { ChromiumHostOptions } from './chromium-host.ts';
import { findBrowser } from './find-browser.ts';

const DEFAULT_PORT = 47_600;
const PROJECT = resolve(import.meta.dirname, '../../..');

export interface CommandLine extends Omit<ChromiumHostOptions, 'announce'> {
  apiUrl: string | null;
}

/** `[--api URL] [--port 47600] [--profile DIR] [--browser PATH|none]`. Rejects with a sentence. */
export async function readOptions(args: string[], env: NodeJS.ProcessEnv): Promise<CommandLine> {
  const { values } = parseArgs({
    args,
    options: {
      api: { type: 'string' },
      port: { type: 'string', default: String(DEFAULT_PORT) },
      profile: { type: 'string' },
      browser: { type: 'string' },
    },
  });
  const platform = supportedPlatform();
  const isRoot = process.getuid?.() === 0;
  const browser = values.browser === 'none' ? null : (values.browser ?? (await findBrowser(platform, env)));
  if (browser === null && values.browser !== 'none') {
    throw new Error(
      'Meridian found no Chromium, Chrome or Edge on this computer. Install one, name one with --browser PATH, or use --browser none to print the address only.',
    );
  }
  if (browser !== null && isRoot) {
    console.error('You are root: the browser runs without its own sandbox. Use an ordinary account for real work.');
  }
  return {
    apiUrl: values.api ?? null,
    port: portNumber(values.port),
    profileFolder: resolve(values.profile ?? defaultProfile(platform, env)),
    rendererFolder: join(PROJECT, 'out/renderer'),
    browser,
    platform,
    isRoot,
    appVersion: await appVersion(),
    process,
  };
}

function portNumber(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port >= 0 && port <= 65_535) return port;
  throw new Error(`--port takes a number from 0 to 65535, not "${text}".`);
}

/** Where each system wants an application's own data of one person. */
export function defaultProfile(platform: Host['platform'], env: NodeJS.ProcessEnv): string {
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? homedir(), 'Meridian');
  if (platform === 'darwin') return join(homedir(), 'Library/Application Support/Meridian');
  return join(env['XDG_DATA_HOME'] || join(homedir(), '.local/share'), 'meridian');
}

function supportedPlatform(): Host['platform'] {
  const { platform } = process;
  if (platform === 'linux' || platform === 'darwin' || platform === 'win32') return platform;
  throw new Error(`Meridian runs on Linux, macOS and Windows, not on ${platform}.`);
}

async function appVersion(): Promise<string> {
  const file = await readFile(join(PROJECT, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(file)).version;
}

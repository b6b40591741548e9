import { spawn } from 'node:child_process';

/** How each system opens a URL in the person's own browser. `url` was checked: it starts with http. */
export function openerCommand(platform: NodeJS.Platform, url: string): [string, string[]] {
  if (platform === 'win32') return ['rundll32.exe', ['url.dll,FileProtocolHandler', url]];
  return [platform === 'darwin' ? 'open' : 'xdg-open', [url]];
}

export interface OpenInBrowser {
  url: string;
  platform: NodeJS.Platform;
  /** Root's own browser would refuse to run, so root gets ours, with a profile apart from the window's. */
  isRoot: boolean;
  /** Used for root, and where the system has no opener. */
  browser: string | null;
  profileFolder: string;
}

/** Rejects with a sentence that has the URL, so that a person can open it by hand. */
export async function openInBrowser(options: OpenInBrowser): Promise<void> {
  const { url, platform, isRoot, browser, profileFolder } = options;
  const commands: [string, string[]][] = isRoot ? [] : [openerCommand(platform, url)];
  if (browser !== null) {
    const args = [url, `--user-data-dir=${profileFolder}`, '--no-first-run', ...(isRoot ? ['--no-sandbox'] : [])];
    commands.push([browser, args]);
  }
  for (const [command, args] of commands) {
    if (await starts(command, args)) return;
  }
  throw new Error(`Your browser could not be opened. Open this address yourself: ${url}`);
}

function starts(command: string, args: string[]): Promise<boolean> {
  return new Promise(resolve => {
    const child = spawn(command, args, { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}

import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

const LINUX_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const MAC_APPLICATIONS = ['Chromium', 'Google Chrome', 'Microsoft Edge'];
const WINDOWS_PLACES = [
  'Chromium\\Application\\chrome.exe',
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/** `CHROMIUM_PATH`, else the first Chromium, Chrome or Edge in the places where systems put them; null when none is there. */
export async function findBrowser(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): Promise<string | null> {
  const chosen = env['CHROMIUM_PATH'];
  for (const file of chosen ? [chosen] : places(platform, env)) {
    if (await isExecutable(file)) return file;
  }
  return null;
}

/** Where each system keeps browsers, most wanted first. */
export function places(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string[] {
  if (platform === 'win32') {
    const folders = [env['LOCALAPPDATA'], env['PROGRAMFILES'], env['PROGRAMFILES(X86)']].filter(folder => folder);
    return WINDOWS_PLACES.flatMap(place => folders.map(folder => `${folder}\\${place}`));
  }
  if (platform === 'darwin') {
    return MAC_APPLICATIONS.map(name => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  const folders = (env['PATH'] ?? '/usr/bin:/usr/local/bin').split(delimiter).filter(folder => folder);
  return LINUX_NAMES.flatMap(name => folders.map(folder => join(folder, name)));
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return true;
  } catch {
    // ENOENT, ENOTDIR or EACCES: this place has no browser for us.
    return false;
  }
}

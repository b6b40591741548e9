import { expect, test } from 'vitest';
import { places } from './find-browser.ts';
import { browserArguments, launchWindow } from './launch-window.ts';
import { openerCommand } from './open-browser.ts';

const launch = { browser: '/nowhere/chromium', url: 'http://127.0.0.1:1/?token=t', profileFolder: '/p', isRoot: false };

test('the window has its own profile, no address bar, and does not call home', () => {
  const args = browserArguments(launch);
  for (const wanted of ['--app=http://127.0.0.1:1/?token=t', '--user-data-dir=/p', '--disable-background-networking']) {
    expect(args).toContain(wanted);
  }
  expect(args).toContain('--disable-component-update');
});

test('only for root is the sandbox left out', () => {
  expect(browserArguments(launch)).not.toContain('--no-sandbox');
  expect(browserArguments({ ...launch, isRoot: true })).toContain('--no-sandbox');
});

test('a browser that cannot be started, or that fails, is a sentence; one that is closed is none', async () => {
  expect(await launchWindow(launch).ended).toContain('could not be started');
  expect(await launchWindow({ ...launch, browser: '/bin/false' }).ended).toContain('ended with code 1');
  expect(await launchWindow({ ...launch, browser: '/bin/true' }).ended).toBeNull();
});

test('browsers are looked for where each system keeps them', () => {
  expect(places('linux', { PATH: '/a:/b' }).slice(0, 2)).toEqual(['/a/chromium', '/b/chromium']);
  expect(places('darwin', {})[0]).toBe('/Applications/Chromium.app/Contents/MacOS/Chromium');
  expect(places('win32', { PROGRAMFILES: 'C:\\P' })[0]).toBe('C:\\P\\Chromium\\Application\\chrome.exe');
});

test('a URL is one argument of the opener and never passes a shell', () => {
  const url = 'https://login.example/?a=b&c=$(d)';
  for (const platform of ['linux', 'darwin', 'win32'] as const) {
    const [command, args] = openerCommand(platform, url);
    expect(command).not.toMatch(/cmd|sh$/);
    expect(args.at(-1)).toBe(url);
  }
});

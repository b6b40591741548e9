import { copyFile, mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contentSecurityPolicy } from '../content-policy.ts';
import { describeHost } from '../testing/host-contract.ts';
import { portTransport } from '../port-transport.ts';
import { electronLike } from './testing/fake-electron.ts';
import { makeHost, openHost } from './testing/open-host.ts';

describeHost('electron', async () => {
  const { host, electron, stop } = await makeHost();
  const loaded = new Set<string>();
  return {
    host,
    connect: paneId => {
      const url = `meridian://app/${paneId === undefined ? '' : `?window=${paneId}`}`;
      const shown = electron.windows.find(window => window.url === url);
      // Opening the window was the first load.
      if (loaded.has(url)) shown?.contents.emit('did-finish-load');
      loaded.add(url);
      return Promise.resolve(portTransport(electronLike(electron.pagePort(url))));
    },
    fetchDocument: async path => {
      const response = await electron.request(new URL(path, 'meridian://app/').href);
      return { status: response.status, headers: response.headers, text: await response.text() };
    },
    openedUrls: () => electron.opened,
    stop,
  };
});

test('the scheme is registered before ready and answered before the page is loaded', async () => {
  const { electron } = await openHost();
  const order = electron.log.map(entry => entry.split(':')[0]);
  const places = ['scheme registered', 'ready', 'scheme handled', 'load meridian'].map(entry => order.indexOf(entry));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places).not.toContain(-1);
  const [registered = ''] = electron.log;
  expect(registered).toContain('"standard":true,"secure":true');
  expect(electron.log).toContain('session persist:meridian, cache: false');
});

test('the window is sandboxed, isolated and without Node', async () => {
  const { electron } = await openHost();
  expect(electron.windowPreferences()).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    spellcheck: false,
  });
});

test('a packaged Meridian has no developer tools, and does not start with a switch that opens its window', async () => {
  const { electron } = await openHost({ isPackaged: true });
  expect(electron.windowPreferences()).toMatchObject({ devTools: false });
  for (const name of ['remote-debugging-port', 'load-extension', 'disable-web-security', 'js-flags']) {
    await expect(makeHost({ isPackaged: true, switch: name }), name).rejects.toThrow(`does not start with --${name}`);
  }
  await openHost({ switch: 'remote-debugging-port' });
});

test('every answer of the scheme carries the policy, refusals too', async () => {
  const { electron } = await openHost();
  const urls = [
    'meridian://app/',
    'meridian://app/../../secrets.json',
    'meridian://other/',
    'meridian://app/documents/d?version=1&offset=0',
  ];
  const answers = await Promise.all(urls.map(url => electron.request(url)));
  expect(answers.map(answer => answer.status)).toEqual([200, 404, 405, 503]);
  for (const answer of answers) expect(answer.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
});

test('I27 the page may reload and go nowhere else', async () => {
  const { electron } = await openHost();
  const goes = (event: string, url: string): boolean => {
    let isPrevented = false;
    electron.contents.emit(event, { url, preventDefault: () => (isPrevented = true) });
    return !isPrevented;
  };
  expect(goes('will-navigate', 'meridian://app/')).toBe(true);
  for (const url of ['https://evil.example/', 'meridian://app/documents/d', 'file:///etc/passwd']) {
    expect(goes('will-navigate', url), url).toBe(false);
    expect(goes('will-frame-navigate', url), url).toBe(false);
  }
  expect(goes('will-redirect', 'meridian://app/')).toBe(false);
  expect(goes('will-attach-webview', '')).toBe(false);
  expect(electron.opensWindow()).toEqual({ action: 'deny' });
});

test('I27 a frame inside the page gets no pipe, whatever it loads, and no preload', async () => {
  const { electron } = await openHost();
  const pipes = (): number => electron.log.filter(entry => entry.startsWith('port sent')).length;
  const before = pipes();
  for (const event of ['did-frame-finish-load', 'did-frame-navigate', 'frame-created', 'dom-ready']) {
    electron.contents.emit(event, {}, false);
  }
  expect(pipes()).toBe(before);
  expect(before).toBe(1);
  expect(electron.windowPreferences()).toMatchObject({ nodeIntegrationInSubFrames: false });
});

test('I27 the session lets nothing out: no network, no download, no permission but that to keep its own store', async () => {
  const { electron } = await openHost();
  for (const url of [
    'https://evil.example/',
    'http://127.0.0.1/',
    'ws://evil.example/',
    'meridian://other/',
    'file:///etc/passwd',
    'data:text/html,x',
  ]) {
    expect(electron.mayRequest(url), url).toBe(false);
  }
  expect(electron.mayRequest('meridian://app/assets/a.js')).toBe(true);
  expect(electron.asksPermission('persistent-storage', 'meridian://app/')).toBe(true);
  for (const origin of ['https://evil.example', 'meridian://app.evil.example', 'meridian://application/']) {
    expect(electron.hasPermission('persistent-storage', origin), origin).toBe(false);
    expect(electron.asksPermission('persistent-storage', origin), origin).toBe(false);
  }
  for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'fileSystem', 'usb']) {
    expect(electron.asksPermission(permission, 'meridian://app/'), permission).toBe(false);
    expect(electron.hasPermission(permission, 'meridian://app'), permission).toBe(false);
  }
  expect(electron.log).toContain('devices: false');
  let isPrevented = false;
  electron.session.emit('will-download', { preventDefault: () => (isPrevented = true) });
  expect(isPrevented).toBe(true);
});

test('the window’s databases are removed at once, and nothing else that it keeps', async () => {
  const { host, electron } = await openHost();
  expect(await host.removeWindowStorage()).toBe('now');
  expect(electron.log.at(-1)).toBe('cleared indexdb');
});

test('a second start ends itself; the first comes to the front and ignores what the second was told', async () => {
  const { electron } = await openHost();
  electron.app.emit('second-instance', {}, ['meridian', '--api=https://evil.example'], '/');
  expect(electron.log.at(-1)).toBe('focus');
  await expect(makeHost({ isOnlyInstance: false })).rejects.toThrow('another instance');
});

test('quitting waits for the work and then really quits', async () => {
  const { host, electron } = await openHost();
  let finish: () => void = () => {};
  host.onQuit(() => new Promise(resolve => (finish = resolve)));
  electron.module.app.quit();
  expect(electron.log.at(-1)).toBe('quit held');
  finish();
  await expect.poll(() => electron.log.at(-1)).toBe('quit');
});

test('a crashed page is loaded again, and the core hears why it stopped', async () => {
  const { electron, window } = await openHost();
  const reasons: string[] = [];
  window.onFailed(reason => void reasons.push(reason));
  electron.contents.emit('render-process-gone', {}, { reason: 'oom' });
  expect(electron.log.at(-1)).toBe('reload');
  expect(reasons).toEqual(['oom']);
});

test('a page that keeps crashing is loaded again three times; then the person is told, and the program ends', async () => {
  const { electron } = await openHost();
  for (let i = 0; i < 4; i++) electron.contents.emit('render-process-gone', {}, { reason: 'crashed' });
  expect(electron.log.filter(entry => entry === 'reload')).toHaveLength(3);
  expect(electron.log.slice(-2)).toEqual(['error box: Meridian’s window keeps stopping', 'quit']);
});

test('secrets are sealed on disk, and refused where no keychain answers', async () => {
  const { host, userData } = await openHost();
  await host.secrets.set('token', 'plain words');
  expect(host.secrets.backend).toBe('gnome-libsecret');
  expect(await readFile(join(userData, 'main/secrets.json'), 'utf8')).not.toContain('plain');
  const without = await openHost({ hasKeychain: false });
  await expect(without.host.secrets.set('token', 'x')).rejects.toThrow('no keychain answered');
});

test('secrets that another key store sealed are refused with the names of both', async () => {
  const { host, userData } = await openHost();
  await host.secrets.set('token', 'plain words');
  const moved = await openHost({ backend: 'kwallet6' });
  await mkdir(join(moved.userData, 'main'));
  await copyFile(join(userData, 'main/secrets.json'), join(moved.userData, 'main/secrets.json'));
  await expect(moved.host.secrets.get('token')).rejects.toThrow(/gnome-libsecret.*kwallet6/);
});

test('the core hears that the screen is locked, and that the machine goes to sleep', async () => {
  const { host, electron } = await openHost();
  let locks = 0;
  host.onSystemLock(() => void locks++);
  electron.powerMonitor.emit('lock-screen');
  electron.powerMonitor.emit('suspend');
  electron.powerMonitor.emit('unlock-screen');
  expect(locks).toBe(2);
});

test('closing the window quits, and the window stays until the work is done', async () => {
  const { host, electron } = await openHost();
  let finish: () => void = () => {};
  let works = 0;
  host.onQuit(() => {
    works++;
    return new Promise(resolve => (finish = resolve));
  });
  expect(electron.closesWindow()).toBe(false);
  expect(electron.closesWindow()).toBe(false);
  expect(works).toBe(1);
  finish();
  await expect.poll(() => electron.log.at(-1)).toBe('quit');
  expect(electron.closesWindow()).toBe(true);
});

test('a build from source says that it does not update itself, and makes no updater', async () => {
  const { host } = await openHost();
  expect(host.updater.unsupportedReason).toContain('from its source');
  await expect(host.updater.check('https://updates.example')).rejects.toThrow('from its source');
});

test('a file is written where the person chose, readable by its owner only, or nowhere', async () => {
  const { host, electron, userData, stop } = await makeHost();
  await host.openWindow();
  electron.choosesFile(join(userData, 'chosen.csv'));
  expect(await host.saveFile('receipts.csv', Buffer.from('one'))).toBe(join(userData, 'chosen.csv'));
  expect(await readFile(join(userData, 'chosen.csv'), 'utf8')).toBe('one');
  expect(((await stat(join(userData, 'chosen.csv'))).mode & 0o777).toString(8)).toBe('600');
  electron.choosesFile(null);
  expect(await host.saveFile('receipts.csv', Buffer.from('two'))).toBeNull();
  await stop();
});

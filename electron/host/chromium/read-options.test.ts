import { expect, test } from 'vitest';
import { defaultProfile, readOptions } from './read-options.ts';

const environment = { CHROMIUM_PATH: '/bin/true', XDG_DATA_HOME: '/data' };

test('without arguments: the fixed port, the person’s own folder, the browser that is there', async () => {
  const options = await readOptions([], environment);
  expect(options).toMatchObject({ apiUrl: null, port: 47_600, profileFolder: '/data/meridian', browser: '/bin/true' });
  expect(options.appVersion).toMatch(/^\d+\.\d+\.\d+/);
});

test('a browser of `none` is no browser, and a missing one is said with what to do', async () => {
  expect((await readOptions(['--browser', 'none'], {})).browser).toBeNull();
  await expect(readOptions([], { CHROMIUM_PATH: '/nowhere' })).rejects.toThrow('--browser none');
});

test.each(['x', '-1', '65536', '4e3', ''])('a port of %j is refused in a sentence', async port => {
  await expect(readOptions([`--port=${port}`, '--browser', 'none'], {})).rejects.toThrow('--port takes a number');
});

test('each system has its own place for the data of a person', () => {
  expect(defaultProfile('linux', { XDG_DATA_HOME: '' })).toMatch(/\.local\/share\/meridian$/);
  expect(defaultProfile('darwin', {})).toMatch(/Library\/Application Support\/Meridian$/);
  expect(defaultProfile('win32', { LOCALAPPDATA: '/local' })).toMatch(/^\/local.Meridian$/);
});

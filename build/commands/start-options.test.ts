import { expect, test } from 'vitest';
import { readStartOptions } from './start-options.ts';

const read = (...args: string[]): ReturnType<typeof readStartOptions> => readStartOptions(args, '/project');

test('without flags the demonstration is worked on, on the usual ports', () => {
  expect(read()).toEqual({
    apiUrl: null,
    casesFolder: null,
    host: null,
    port: 47_600,
    apiPort: 47_610,
    browser: null,
    folder: '/project/.local/demonstration',
  });
});

test('every API and every bundle has a folder of its own, the same each time', () => {
  const folders = [read(), read('--cases', '/a'), read('--cases', '/b'), read('--api', 'https://a.example')];
  expect(new Set(folders.map(options => options.folder)).size).toBe(4);
  expect(read('--cases', '/a').folder).toBe(read('--cases', '/a').folder);
});

test.each([
  [['--port', '0'], '--port takes a number'],
  [['--port', '80a'], '--port takes a number'],
  [['--api-port', '65536'], '--api-port takes a number'],
  [['--host', 'firefox'], '--host is electron or chromium'],
  [['--api', 'nowhere'], "--api takes the address of the client's API"],
  [['--api', 'https://a.example', '--cases', '/a'], 'not both'],
  [['--colour'], 'colour'],
])('%j is refused in a sentence', (args, sentence) => {
  expect(() => read(...args)).toThrow(sentence);
});

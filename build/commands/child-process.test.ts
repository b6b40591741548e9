import { expect, test } from 'vitest';
import { startProgram, stopPrograms } from './child-process.ts';
import { parseEvent } from './json-events.ts';

/** A program that starts another, which answers on a port until it ends. */
const ANSWERING = `
  const server = require('node:http').createServer((request, response) => response.end());
  server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ event: 'listening', url: 'http://127.0.0.1:' + server.address().port })));
`;
const PARENT = `
  require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(ANSWERING)}], { stdio: 'inherit' });
  setInterval(() => {}, 1000);
`;

test('stopping a program stops what it started as well', async () => {
  let heard: (line: string) => void = () => {};
  const line = new Promise<string>(resolve => (heard = resolve));
  const program = startProgram(process.execPath, { args: ['-e', PARENT], onLine: heard });
  const url = parseEvent(await line)?.url ?? '';
  const answers = (): Promise<boolean> =>
    fetch(url).then(
      response => response.ok,
      () => false,
    );
  expect(await answers()).toBe(true);
  await program.stop();
  await expect.poll(answers).toBe(false);
});

test('stopping everything stops a program that is only just starting, too', async () => {
  const program = startProgram(process.execPath, { args: ['-e', 'setInterval(() => {}, 1000)'] });
  await stopPrograms();
  expect(await program.ended).not.toBe(0);
});

test('the exit code of a program is passed on', async () => {
  expect(await startProgram(process.execPath, { args: ['-e', 'process.exit(3)'] }).ended).toBe(3);
  await expect(startProgram('/nowhere/at/all', { args: [] }).ended).rejects.toThrow('could not be started');
});

test.each(['', 'Listening', '{', '{"event":1,"url":"x"}', '[]', 'null'])('%j is a line for people', line => {
  expect(parseEvent(line)).toBeNull();
});

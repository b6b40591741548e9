import { expect, test } from 'vitest';
import { createFakeClock } from '../testing/fake-clock.ts';
import { createMemoryLogFiles } from '../testing/memory-log-files.ts';
import { openSealedLog } from './sealed-log.ts';

/** A log as each start of the program opens it, with what it read. */
function aLog() {
  const files = createMemoryLogFiles();
  return {
    files,
    async start(newestOnly: boolean) {
      const read: string[] = [];
      const log = await openSealedLog({
        files,
        key: Buffer.alloc(32, 3),
        name: 'test',
        clock: createFakeClock(),
        reserveBytes: 0,
        newestOnly,
        onRecord: record => void read.push(record.toString()),
      });
      return { log, read };
    },
  };
}

test('only the newest records are read, and the log goes on behind them', async () => {
  const { files, start } = aLog();
  for (const word of ['one', 'two', 'three']) {
    const { log, read } = await start(true);
    expect(read.length).toBeLessThanOrEqual(1);
    await log.append([Buffer.from(word)]);
    await log.close();
  }
  const before = files.calls;
  expect((await start(true)).read).toEqual(['three']);
  // The names, a header of each, and one segment.
  expect(files.calls - before).toBe(5);
  const whole = await start(false);
  expect(whole.read).toEqual(['one', 'two', 'three']);
  expect(whole.log.damage).toEqual({ records: 0, segments: 0, misplaced: 0, torn: 0 });
});

test('a newest segment without a record is passed over, and the numbers still go on', async () => {
  const { files, start } = aLog();
  const first = await start(true);
  await first.log.append([Buffer.from('one')]);
  await first.log.close();
  const second = await start(true);
  await second.log.append([]);
  await second.log.append([Buffer.from('two')]);
  await second.log.close();
  const [, name = ''] = files.names();
  // All but the header was cut off.
  files.put(name, files.bytesOf(name).subarray(0, 144));
  const third = await start(true);
  expect(third.read).toEqual(['one']);
  await third.log.append([Buffer.from('three')]);
  await third.log.close();
  expect((await start(false)).read).toEqual(['one', 'three']);
});

import { describe, expect, test } from 'vitest';
import type { LogFiles } from '../log-files.ts';

/** What every adapter of the port does. */
export function describeLogFiles(name: string, make: () => Promise<LogFiles>): void {
  describe(name, () => {
    test('a folder that is not there yet is empty, and is made with the first file', async () => {
      const files = await make();
      expect(await files.list()).toEqual([]);
      const file = await files.create('one.log');
      await file.append(Buffer.from('first '));
      await file.append(Buffer.from('second'));
      await file.sync();
      await file.close();
      await files.syncFolder();
      expect(await files.list()).toEqual([{ name: 'one.log', size: 12 }]);
      expect((await files.read('one.log')).toString()).toBe('first second');
    });

    test('a file is never made twice', async () => {
      const files = await make();
      await (await files.create('one.log')).close();
      await expect(files.create('one.log')).rejects.toMatchObject({ code: 'EEXIST' });
    });

    test('a part of a file ends where the file ends', async () => {
      const files = await make();
      const file = await files.create('one.log');
      await file.append(Buffer.from('0123456789'));
      await file.close();
      expect((await files.read('one.log', { offset: 2, length: 3 })).toString()).toBe('234');
      expect((await files.read('one.log', { offset: 8, length: 30 })).toString()).toBe('89');
      await files.truncate('one.log', 4);
      expect((await files.read('one.log')).toString()).toBe('0123');
    });

    test('a file is renamed and removed, and removing it again is no failure', async () => {
      const files = await make();
      await (await files.create('one.log')).close();
      await files.rename('one.log', 'two.log');
      expect((await files.list()).map(one => one.name)).toEqual(['two.log']);
      await files.remove('two.log');
      await files.remove('two.log');
      expect(await files.list()).toEqual([]);
      await expect(files.read('two.log')).rejects.toMatchObject({ code: 'ENOENT' });
    });
  });
}

import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isFresh } from './freshness.ts';

test('an output is fresh until a source under it changes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-fresh-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const [output, sources, source] = [join(folder, 'out'), join(folder, 'src'), join(folder, 'src/deep/a.ts')];
  await mkdir(join(sources, 'deep'), { recursive: true });
  await writeFile(source, '');
  const date = async (path: string, seconds: number): Promise<void> => utimes(path, seconds, seconds);
  for (const path of [source, join(sources, 'deep'), sources]) await date(path, 1000);

  expect(await isFresh(output, [sources])).toBe(false);
  await writeFile(output, '');
  await date(output, 2000);
  expect(await isFresh(output, [sources])).toBe(true);
  await date(source, 3000);
  expect(await isFresh(output, [sources])).toBe(false);
});

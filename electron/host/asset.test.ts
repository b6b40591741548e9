import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { listAssets } from './asset.ts';

async function buildWith(...files: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-assets-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, 'assets'));
  for (const file of files) await writeFile(join(folder, file), '');
  return folder;
}

test('the build is listed by URL path; what is hashed may be kept, the page may not', async () => {
  const folder = await buildWith(
    'index.html',
    'assets/index-4f2a.js',
    'assets/index-4f2a.js.map',
    'assets/pdf.worker-1.mjs',
    'assets/FoxitSans.pfb',
  );
  const assets = await listAssets(folder);
  expect([...assets.keys()].toSorted()).toEqual([
    '/',
    '/assets/FoxitSans.pfb',
    '/assets/index-4f2a.js',
    '/assets/pdf.worker-1.mjs',
    '/index.html',
  ]);
  expect(assets.get('/')?.headers['cache-control']).toBe('no-store');
  expect(assets.get('/assets/index-4f2a.js')?.headers).toEqual({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'private, max-age=31536000, immutable',
  });
});

test('a window that was not built is said with the command that builds it', async () => {
  await expect(listAssets(await buildWith())).rejects.toThrow('npm run build');
});

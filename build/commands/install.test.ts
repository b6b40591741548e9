import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nodeProblem } from './ensure-node.mjs';
import { explain, isInstalled, requireWritable } from './install.mjs';

let project: string;

beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'meridian-install-'));
  await mkdir(join(project, 'node_modules'));
});

afterEach(() => rm(project, { recursive: true }));

type Packages = Record<string, { version: string; optional?: boolean }>;

async function lock(wanted: Packages, installed: Packages | null): Promise<void> {
  await writeFile(join(project, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...wanted } }));
  if (installed === null) return;
  await writeFile(join(project, 'node_modules/.package-lock.json'), JSON.stringify({ packages: installed }));
}

describe('what is installed', () => {
  const a = { 'node_modules/a': { version: '1.0.0' } };

  test('is enough when every package has the version of the lock file', async () => {
    await lock(a, a);
    expect(isInstalled(project)).toBe(true);
  });

  test('is not enough after an install that broke off, with another version, or with a package missing', async () => {
    await lock(a, null);
    expect(isInstalled(project)).toBe(false);
    await lock(a, { 'node_modules/a': { version: '0.9.0' } });
    expect(isInstalled(project)).toBe(false);
    await lock(a, {});
    expect(isInstalled(project)).toBe(false);
  });

  test('may lack the packages of other systems', async () => {
    await lock({ ...a, 'node_modules/a-win32': { version: '1.0.0', optional: true } }, a);
    expect(isInstalled(project)).toBe(true);
  });
});

describe('a failed install', () => {
  test.each([
    ['npm error code ENOTFOUND', 'registry could not be reached'],
    ['npm error code ENOTCACHED', 'registry could not be reached'],
    ['npm error code EACCES', 'cannot be written to'],
    ['npm error code EROFS', 'cannot be written to'],
    ['npm error code ENOSPC', 'disk is full'],
    ['spawn npm ENOENT', 'npm was not found'],
    ['npm error code EUSAGE', 'do not agree'],
    ['something new', 'for the reason above'],
  ])('%s is said as: %s', (output, sentence) => {
    expect(explain(output)).toContain(sentence);
    expect(explain(output)).toMatch(/^Meridian could not be installed: .*\. Then run the same command again\.$/);
  });
});

test('a folder that cannot be written to is said before anything is tried', () => {
  requireWritable(project);
  // Root may write everywhere, so a folder that is not there stands for one that is another's.
  expect(() => requireWritable(join(project, 'nowhere'))).toThrow(
    /^Meridian cannot write to .*nowhere \(ENOENT\)\. Clone it into a folder of your own\.$/,
  );
});

describe('Node', () => {
  test.each([
    ['24.0.0', 'darwin', 'arm64'],
    ['26.1.0', 'win32', 'x64'],
    ['20.20.0', 'linux', 'x64'],
    ['22.1.0', 'linux', 'x64'],
  ])('%s on %s-%s will do', (version, platform, arch) => {
    expect(nodeProblem(version, platform, arch)).toBeNull();
  });

  test.each([
    ['20.20.2', 'darwin', 'arm64'],
    ['22.0.0', 'linux', 'arm64'],
    ['20.19.0', 'linux', 'x64'],
    ['18.20.0', 'linux', 'x64'],
  ])('%s on %s-%s will not, and the sentence says what to install', (version, platform, arch) => {
    expect(nodeProblem(version, platform, arch)).toContain('Install Node 24 from https://nodejs.org');
  });
});

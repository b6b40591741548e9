import { expect, test } from 'vitest';
import { completeLock } from './lock-file.ts';

test('a binary of another platform that npm left out is added with its system, and only once', () => {
  const lock = {
    packages: {
      'node_modules/tool': {
        version: '1.2.3',
        dev: true,
        optionalDependencies: { '@tool/linux-arm64-musl': '1.2.3', '@tool/linux-x64-gnu': '1.2.3' },
      },
      'node_modules/@tool/linux-x64-gnu': { version: '1.2.3' },
    },
  };
  const first = completeLock(lock);
  expect(first.added).toEqual(['@tool/linux-arm64-musl']);
  expect(first.lock.packages['node_modules/@tool/linux-arm64-musl']).toEqual({
    version: '1.2.3',
    cpu: ['arm64'],
    dev: true,
    libc: ['musl'],
    optional: true,
    os: ['linux'],
  });
  expect(completeLock(first.lock).added).toEqual([]);
});

test('a package found in the folder of its parent is not added again, nor one with a range', () => {
  const packages = {
    'node_modules/a/node_modules/b': { optionalDependencies: { near: '1.0.0', far: '^2.0.0' } },
    'node_modules/a/node_modules/near': { version: '1.0.0' },
  };
  expect(completeLock({ packages }).added).toEqual([]);
});

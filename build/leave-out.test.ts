import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { CODES_ONLY, emptied } from './leave-out.ts';

const root = resolve(import.meta.dirname, '..');
const zod = resolve(root, 'node_modules/zod/v4/core');

test.each(['json-schema-processors.js', 'to-json-schema.js'])(
  '%s keeps every export and none of its code',
  async file => {
    const code = await readFile(resolve(zod, file), 'utf8');
    const short = emptied(code);
    expect(short.length).toBeLessThan(code.length / 5);
    const names = async (module: string) =>
      Object.keys((await import(module)) as Record<string, unknown>).filter(name => name !== 'process');
    const left = await names(`data:text/javascript,${encodeURIComponent(short)}`);
    expect(left.toSorted()).toEqual((await names(resolve(zod, file))).toSorted());
  },
);

test('what is left out says so when it is asked for', async () => {
  const short = emptied('export const stringProcessor = () => {};');
  const { stringProcessor } = (await import(`data:text/javascript,${encodeURIComponent(short)}`)) as {
    stringProcessor: () => void;
  };
  expect(stringProcessor).toThrow('build/leave-out.ts');
});

test('without the English sentences a wrong value still has its place and its code', async () => {
  const { default: codes } = (await import(`data:text/javascript,${encodeURIComponent(CODES_ONLY)}`)) as {
    default: () => { localeError: z.core.$ZodErrorMap };
  };
  const parsed = z.object({ a: z.string() }).safeParse({ a: 1 }, { error: codes().localeError });
  expect(parsed.error?.issues).toMatchObject([{ path: ['a'], message: 'invalid_type' }]);
});

test('no code of the window asks a schema for its JSON Schema', async () => {
  const asking: string[] = [];
  for (const room of ['renderer', 'shared']) {
    for (const file of await readdir(resolve(root, room), { recursive: true })) {
      if (!/(?<!\.test)\.tsx?$/.test(file)) continue;
      const code = await readFile(resolve(root, room, file), 'utf8');
      if (/toJSONSchema\(|'~standard'/.test(code)) asking.push(`${room}/${file}`);
    }
  }
  expect(asking).toEqual([]);
});

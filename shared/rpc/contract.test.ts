import { expect, test } from 'vitest';
import * as z from 'zod';
import {
  cacheContract,
  CONTRACT_VERSION,
  mainContract,
  paneContract,
  windowContract,
  writerContract,
} from './contract.ts';
import type { AnyCall } from './define.ts';

const contracts = { ...mainContract, ...windowContract, ...cacheContract, ...writerContract };
const calls: [string, AnyCall][] = Object.entries(contracts);

/** `nothing` has no JSON: it is the absence of a value. Everything else must have a shape that JSON can carry. */
function shapeOf(schema: z.ZodType): unknown {
  return schema instanceof z.ZodVoid ? 'nothing' : z.toJSONSchema(schema);
}

test.each(calls)('%s carries JSON only: no Date, Map or bytes', (_name, definition) => {
  expect(() => [shapeOf(definition.input), shapeOf(definition.output)]).not.toThrow();
});

test.each(calls)('%s is named room.verb', name => {
  expect(name).toMatch(/^[a-z]+\.[a-z][A-Za-z]+$/);
});

test('no name is in two contracts: both channels may one day be one', () => {
  const names = [mainContract, windowContract, cacheContract, writerContract].flatMap(contract =>
    Object.keys(contract),
  );
  expect(new Set(names).size).toBe(names.length);
});

test('T3 the window of a pane may not ask who is at the desk, and may take nothing out', () => {
  const barred =
    /^(session\.(signIn|cancelSignIn|unlock|setPin|signOut)|rescue\.|audit\.(?!noteUse)|files\.|updates\.|windows\.openPane)/;
  expect(Object.keys(paneContract).filter(name => barred.test(name))).toEqual([]);
  expect(Object.keys(mainContract).filter(name => barred.test(name)).length).toBeGreaterThan(8);
});

/**
 * When this fails a message has changed. If an older peer would misread it, raise CONTRACT_VERSION; then accept the
 * new hash (`npm run unit -- shared/rpc/contract.test.ts -u`).
 */
test('no message changes unnoticed', () => {
  const shapes = calls
    .map(([name, { input, output, refusals }]) => [name, shapeOf(input), shapeOf(output), [...refusals].toSorted()])
    .toSorted(([a], [b]) => String(a).localeCompare(String(b), 'en'));
  expect({ version: CONTRACT_VERSION, hash: fnv1a(JSON.stringify(shapes)) }).toMatchSnapshot();
});

/** Enough to notice a change, and written here because shared/ has no Node. */
function fnv1a(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}

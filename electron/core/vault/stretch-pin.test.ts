import { argon2Sync } from 'node:crypto';
import { expect, test } from 'vitest';
import { PIN_COST, PinCost, stretchPin } from './stretch-pin.ts';

const salt = Buffer.alloc(16, 3);

test('a PIN is stretched by Argon2id: this and another implementation agree', async () => {
  const ours = await stretchPin('481739', salt, PIN_COST);
  const options = { message: '481739', nonce: salt, parallelism: 1, tagLength: 32, memory: 65_536, passes: 3 };
  expect(ours).toEqual(argon2Sync('argon2id', options));
});

test('this thread goes on while a PIN is stretched', async () => {
  let turns = 0;
  let isDone = false;
  const turn = (): void => {
    turns++;
    if (!isDone) setImmediate(turn);
  };
  turn();
  await stretchPin('481739', salt, PIN_COST);
  isDone = true;
  expect(turns).toBeGreaterThan(100);
});

test('where no thread can be had, the PIN is stretched here', async () => {
  const without = await stretchPin('481739', salt, PIN_COST, new URL('file:///nowhere/stretch-worker.js'));
  expect(without).toEqual(await stretchPin('481739', salt, PIN_COST));
});

test('the same letters in another composition are the same PIN', async () => {
  expect(await stretchPin('pi\u0144ata9', salt, PIN_COST)).toEqual(await stretchPin('pin\u0301ata9', salt, PIN_COST));
});

test('a record that asks for a cheaper guess is no record', () => {
  expect(PinCost.safeParse({ memoryKib: 8, passes: 1 }).success).toBe(false);
});

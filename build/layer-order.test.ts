import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { LAYER_ORDER, withLayerOrder } from './layer-order.ts';

test('a style sheet begins with the order of the layers, once', () => {
  const ordered = withLayerOrder('@layer ui{.button{color:red}}');
  expect(ordered).toBe(`${LAYER_ORDER}@layer ui{.button{color:red}}`);
  expect(withLayerOrder(ordered)).toBe(ordered);
});

test('the order is the one that the styles declare', async () => {
  const declared = await readFile(resolve(import.meta.dirname, '../renderer/styles/layers.css'), 'utf8');
  expect(declared.trim()).toBe(LAYER_ORDER);
});

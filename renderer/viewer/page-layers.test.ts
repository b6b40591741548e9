import { expect, test } from 'vitest';
import { PageLayers } from './page-layers.ts';

/** What has been settled when all that could be is. */
async function settled(wait: Promise<void>): Promise<boolean> {
  let isDone = false;
  void wait.then(() => {
    isDone = true;
  });
  await Promise.resolve();
  await Promise.resolve();
  return isDone;
}

const WORDS = [{ node: new Text('words'), start: 0 }];

test('who waits for the words of a page has them as soon as they lie there, and not before', async () => {
  const layers = new PageLayers();
  const wait = layers.layerOf(3);
  layers.setLayer(2, WORDS);
  layers.restOn(2, 3);
  expect(await settled(wait)).toBe(false);
  layers.setLayer(3, WORDS);
  expect(await settled(wait)).toBe(true);
  expect(await settled(layers.layerOf(3))).toBe(true);
});

test('a page that has no words is not waited for, until it may have some again', async () => {
  const layers = new PageLayers();
  const wait = layers.layerOf(3);
  const mayHaveSome = layers.noLayer(3);
  expect(await settled(wait)).toBe(true);
  expect(await settled(layers.layerOf(3))).toBe(true);
  mayHaveSome();
  expect(await settled(layers.layerOf(3))).toBe(false);
});

test('who goes elsewhere and stays there is not brought back when the words come', async () => {
  const layers = new PageLayers();
  const left = layers.layerOf(3);
  layers.restOn(7, 8);
  expect(await settled(left)).toBe(true);
});

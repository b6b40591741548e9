import { expect, test } from 'vitest';
import type { Command } from './command.ts';
import { clashes, createCommandRegistry } from './command-registry.ts';

const command = (id: string, keys?: string): Command => ({ id, title: id, group: 'Test', keys, run: () => {} });

test('commands come and go with what registered them', () => {
  const registry = createCommandRegistry();
  const remove = registry.add(() => command('one'));
  registry.add(() => command('two'));
  expect(registry.all().map(({ id }) => id)).toEqual(['one', 'two']);
  remove();
  expect(registry.all().map(({ id }) => id)).toEqual(['two']);
});

test('a command runs what it means now, not what it meant when it was listed', () => {
  const registry = createCommandRegistry();
  const ran: string[] = [];
  let current = { ...command('one'), run: () => void ran.push('before') };
  registry.add(() => current);
  const [listed] = registry.all();
  current = { ...current, run: () => void ran.push('after') };
  listed?.run();
  expect(ran).toEqual(['after']);
});

test('the list is the same object until something changes', () => {
  const registry = createCommandRegistry();
  registry.add(() => command('one'));
  expect(registry.all()).toBe(registry.all());
});

test('two commands that one stroke would set off are named', () => {
  const found = clashes([command('save', 'Mod+S'), command('send', 'Mod+s'), command('none'), command('other', 'S')]);
  expect(found.map(pair => pair.map(({ id }) => id))).toEqual([['save', 'send']]);
});

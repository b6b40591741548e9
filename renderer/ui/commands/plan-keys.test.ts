import { expect, test } from 'vitest';
import type { Command } from './command.ts';
import { clashesOf, holdersOf, withKeys, withoutKeys } from './plan-keys.ts';

const command = (id: string, keys: string | undefined, deliveredKeys = keys): Command => ({
  id,
  title: id,
  group: 'Test',
  keys,
  deliveredKeys,
  run: () => {},
});
const next = command('next', 'n');
const find = command('find', 'Mod+F');
const bare = command('bare', undefined);

test('who has the keys is found by what is pressed, not by how it is spelled', () => {
  expect(holdersOf([next, find, bare], 'next', 'Mod+f')).toEqual([find]);
  expect(holdersOf([next, find, bare], 'find', 'Mod+F')).toEqual([]);
});

test('keys that another command has are taken from it', () => {
  expect(withKeys({}, [next, find, bare], 'bare', 'n')).toEqual({ bare: 'n', next: null });
});

test('a command that gets its own delivered keys back has no own ones', () => {
  const other = command('next', 'Alt+N', 'n');
  expect(withKeys({ next: 'Alt+N' }, [other, find], 'next', 'N')).toEqual({});
  expect(withoutKeys({ next: 'Alt+N', find: null }, 'next')).toEqual({ find: null });
});

test('two commands that came with the same keys are no clash, own keys beside others are', () => {
  const same = [command('queue', 'n'), command('review', 'n')];
  expect([...clashesOf(same).keys()]).toEqual([]);
  const moved = command('moved', 'Mod+f', 'm');
  expect([...clashesOf([find, moved, next])].map(([id, other]) => [id, other.id])).toEqual([
    ['find', 'moved'],
    ['moved', 'find'],
  ]);
});

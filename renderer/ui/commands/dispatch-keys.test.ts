import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Command } from './command.ts';
import { listenForKeys } from './dispatch-keys.ts';

let ran: string[] = [];
let stop = () => {};
const command = (id: string, keys: string, more: Partial<Command> = {}): Command => ({
  id,
  title: id,
  group: 'Test',
  keys,
  run: () => void ran.push(id),
  ...more,
});

function listen(...commands: Command[]): void {
  stop = listenForKeys(window, () => commands);
}

beforeEach(() => {
  ran = [];
  document.body.innerHTML = '<input aria-label="field"><button>button</button><ul role="listbox" tabindex="0"></ul>';
});
afterEach(() => stop());

function focus(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}

test('a letter is a command on the page and text in a field', async () => {
  listen(command('next', 'n'));
  focus('button');
  await userEvent.keyboard('n');
  focus('input');
  await userEvent.keyboard('n');
  expect(ran).toEqual(['next']);
  expect(document.querySelector('input')?.value).toBe('n');
});

test('a chord is heard in a field too', async () => {
  listen(command('submit', 'Ctrl+Enter'));
  focus('input');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(ran).toEqual(['submit']);
});

test('a chord of the field in hand is not heard by what came later, and goes there when another place has the focus', async () => {
  const isEnabled = () => document.activeElement === document.querySelector('input');
  listen(command('send the note', 'Ctrl+Enter', { isOfField: true, isEnabled }), command('submit', 'Ctrl+Enter'));
  focus('input');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  focus('button');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(ran).toEqual(['send the note', 'submit']);
});

test('a letter in an open list finds an entry and sets nothing off', async () => {
  listen(command('next', 'n'));
  focus('ul');
  await userEvent.keyboard('n');
  expect(ran).toEqual([]);
});

test('a plain key that the focused widget used is used up', async () => {
  listen(command('down', 'ArrowDown'));
  document.querySelector('button')?.addEventListener('keydown', event => event.preventDefault());
  focus('button');
  await userEvent.keyboard('{ArrowDown}');
  expect(ran).toEqual([]);
});

test('behind a dialog only what says so is heard', async () => {
  document.body.insertAdjacentHTML('beforeend', '<div data-modal></div>');
  listen(command('page', 'Alt+1'), command('help', 'Alt+2', { inDialogs: true }));
  focus('button');
  await userEvent.keyboard('{Alt>}1{/Alt}{Alt>}2{/Alt}');
  expect(ran).toEqual(['help']);
});

test('a disabled command is not heard, and leaves the key to another', async () => {
  listen(command('first', 'n'), command('second', 'n', { isEnabled: () => false }));
  focus('button');
  await userEvent.keyboard('n');
  expect(ran).toEqual(['first']);
});

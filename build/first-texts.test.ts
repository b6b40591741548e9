import { readFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const renderer = resolve(import.meta.dirname, '../renderer');
const ADD_LATER = resolve(renderer, 'i18n/add-later.ts');
const laterKeys = await keysIn('later-messages.ts');
const rooms = new Set(laterKeys.map(key => key.slice(0, key.indexOf('.'))));

/** The keys of a file of texts. By its path: the window's code is no part of the build's project. */
async function keysIn(file: string): Promise<string[]> {
  const texts = (await import(resolve(renderer, 'i18n', file))) as Record<string, Record<string, string>>;
  return Object.values(texts).flatMap(messages => Object.keys(messages));
}

interface Source {
  readonly imports: readonly string[];
  readonly onDemand: readonly string[];
  /** Keys of later texts that it says. */
  readonly says: readonly string[];
}

const sources = new Map<string, Promise<Source>>();

function read(path: string): Promise<Source> {
  const known = sources.get(path) ?? readSource(path);
  sources.set(path, known);
  return known;
}

async function readSource(path: string): Promise<Source> {
  const code = await readFile(path, 'utf8');
  const found = (pattern: RegExp) =>
    Array.from(code.matchAll(pattern), ([, name = '']) => name)
      .filter(name => name.startsWith('.') && /\.tsx?$/.test(name))
      .map(name => resolve(dirname(path), name));
  return {
    imports: found(/^(?:import|export) (?!type )(?:[^'";]*? from )?'([^']+)'/gms),
    onDemand: found(/\bimport\('([^']+)'\)/g),
    says: path.startsWith(resolve(renderer, 'i18n')) ? [] : saidIn(code),
  };
}

/** Keys in quotes, and those that a template like `judge.side.${tab}` can become. */
function saidIn(code: string): string[] {
  const quoted = new Set(Array.from(code.matchAll(/'([a-zA-Z]+\.[\w.-]+)'/g), ([, key = '']) => key));
  const templates = Array.from(code.matchAll(/`([a-zA-Z]+)(\.[^`\s]*\$\{[^`\s]*)`/g))
    .filter(([, room = '']) => rooms.has(room))
    .map(
      ([template]) =>
        new RegExp(
          `^${template
            .slice(1, -1)
            .split(/\$\{.*?\}/)
            .map(escape)
            .join('.+')}$`,
        ),
    );
  return laterKeys.filter(key => quoted.has(key) || templates.some(template => template.test(key)));
}

const escape = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A module with everything that comes with it, without what is loaded on demand. */
async function together(entry: string): Promise<Map<string, Source>> {
  const all = new Map<string, Source>();
  const add = async (path: string): Promise<void> => {
    if (all.has(path)) return;
    const source = await read(path);
    all.set(path, source);
    for (const next of source.imports) await add(next);
  };
  await add(entry);
  return all;
}

const name = (path: string) => relative(renderer, path);
const saidBy = (modules: Map<string, Source>) =>
  Array.from(modules, ([path, { says }]) => says.map(key => `${name(path)}: ${key}`)).flat();

test('what is loaded first says only texts that are loaded first', async () => {
  const first = await together(resolve(renderer, 'main.tsx'));
  expect(first.size).toBeGreaterThan(100);
  expect([...first.keys()].map(name)).not.toContain(name(ADD_LATER));
  expect(saidBy(first)).toEqual([]);
});

test('what is loaded on demand brings the later texts when it says one of them', async () => {
  const first = await together(resolve(renderer, 'main.tsx'));
  const asked = new Set(Array.from(first.values(), ({ onDemand }) => onDemand).flat());
  expect([...asked].map(name)).toContain('app/screens/CaseScreen.tsx');
  const forgotten: string[] = [];
  for (const entry of asked) {
    const modules = await together(entry);
    if (!modules.has(ADD_LATER) && saidBy(modules).length > 0) forgotten.push(name(entry));
  }
  expect(forgotten).toEqual([]);
});

test('a text is of the first screen or of the later ones, not of both', async () => {
  const first = await keysIn('first-messages.ts');
  expect(first.length).toBeGreaterThan(100);
  expect(first.filter(key => laterKeys.includes(key))).toEqual([]);
});

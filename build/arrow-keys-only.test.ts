import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { arrowKeysOnly } from './arrow-keys-only.ts';

const react = resolve(import.meta.dirname, '../node_modules/react-aria/dist/private');
const toolbar = resolve(react, 'toolbar/useToolbar.mjs');
const focusScope = resolve(react, 'focus/FocusScope.mjs');

test('a toolbar takes from the module the function for the arrow keys and nothing that keeps a state', async () => {
  const taken = /import \{(.*?)\} from "\.\.\/focus\/FocusScope\.mjs"/.exec(await readFile(toolbar, 'utf8'));
  expect(taken?.[1]).toMatch(/^createFocusManager as [$\w]+$/);
});

test('a toolbar has its own copy, and what holds the focus in dialogs stays one module', async () => {
  const entry = '\0both';
  const both = {
    name: 'both',
    resolveId: (id: string) => (id === 'both' ? entry : null),
    load: (id: string) =>
      id === entry ? `export * from ${JSON.stringify(toolbar)}; export * from ${JSON.stringify(focusScope)};` : null,
  };
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [both, arrowKeysOnly()],
    build: {
      write: false,
      rolldownOptions: { input: 'both', external: ['react', 'react-dom'], preserveEntrySignatures: 'strict' },
    },
  });
  const chunks = [built].flat().flatMap(one => ('output' in one ? one.output : []));
  const lengths = new Map(
    chunks.flatMap(chunk =>
      chunk.type === 'chunk'
        ? Object.entries(chunk.modules).map(([id, { renderedLength }]) => [id, renderedLength] as const)
        : [],
    ),
  );
  const copy = lengths.get(`${focusScope}?arrow-keys`) ?? 0;
  expect(copy).toBeGreaterThan(1000);
  expect(copy).toBeLessThan((lengths.get(focusScope) ?? 0) / 2);
});

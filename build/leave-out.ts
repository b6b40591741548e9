import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';

/** Zod writes schemas out as JSON Schema here; every schema refers to it, so no bundler can see that nobody asks. */
const UNUSED = /\/node_modules\/zod\/v4\/core\/(?:json-schema-processors|to-json-schema)\.js$/;
const EXPORTED = /^export (?:(?:async )?(?:function|const|let|class)|\{ \w+ as) (\w+)/gm;

/** Its sentences about wrong values. Nobody reads them here but the log, which has the place and this code. */
const ENGLISH = /\/node_modules\/zod\/v4\/locales\/en\.js$/;
export const CODES_ONLY = 'export default () => ({ localeError: issue => issue.code });';

/** The same exports as a module has, all of one function that says what is the matter. */
export function emptied(code: string): string {
  const names = Array.from(code.matchAll(EXPORTED), ([, name]) => name);
  return [
    "function leftOut() { throw new Error('This part of zod is left out of the window: see build/leave-out.ts.'); }",
    `export { ${names.map(name => `leftOut as ${name}`).join(', ')} };`,
  ].join('\n');
}

/** Leaves out of the window what a library brings and the window never calls. */
export function leaveOut(): Plugin {
  return {
    name: 'leave-out',
    apply: 'build',
    enforce: 'pre',
    async load(id) {
      if (ENGLISH.test(id)) return { code: CODES_ONLY, map: null };
      if (!UNUSED.test(id)) return null;
      return { code: emptied(await readFile(id, 'utf8')), map: null };
    },
  };
}

import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';

const TOOLBAR = /\/node_modules\/react-aria\/dist\/private\/toolbar\/useToolbar\.mjs$/;
const FOCUS_SCOPE = '/FocusScope.mjs';
const COPY = /\/focus\/FocusScope\.mjs\?arrow-keys$/;

/**
 * Gives the toolbars of the first screen a copy of their own of react-aria's `FocusScope` module. They need its function
 * for the arrow keys, which keeps no state; the rest of it holds the focus in dialogs, whose code comes later. A bundler
 * puts whole modules into a file, so without this all of it would be in the first.
 */
export function arrowKeysOnly(): Plugin {
  return {
    name: 'arrow-keys-only',
    apply: 'build',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (!source.endsWith(FOCUS_SCOPE) || importer === undefined || !TOOLBAR.test(importer)) return null;
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      return found && `${found.id}?arrow-keys`;
    },
    async load(id) {
      return COPY.test(id) ? { code: await readFile(id.slice(0, id.indexOf('?')), 'utf8'), map: null } : null;
    },
  };
}

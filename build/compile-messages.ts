import { pathToFileURL } from 'node:url';
import { IntlMessageFormat } from 'intl-messageformat';
import type { Plugin } from 'vite';
import { isPlainMessage } from '../shared/is-plain-message.ts';

const ROOM = /\/renderer\/i18n\/en\/[a-z-]+\.ts$/;
const PARSER = '@formatjs/icu-messageformat-parser';

/**
 * Parses the window's messages when it is built, so that it brings and runs no parser: every message that is not plain
 * text becomes its tree. `renderer/i18n/text.ts` reads both.
 */
export function compileMessages(): Plugin {
  let reads = 0;
  return {
    name: 'compile-messages',
    apply: 'build',
    enforce: 'pre',
    config: () => ({
      resolve: { alias: [{ find: new RegExp(`^${PARSER}$`), replacement: `${PARSER}/no-parser.js` }] },
    }),
    async load(id) {
      if (!ROOM.test(id)) return null;
      // Another address each time: Node keeps modules, and a watching build reads a file that has changed.
      const room = (await import(`${pathToFileURL(id).href}?read=${++reads}`)) as Record<
        string,
        Record<string, string>
      >;
      const lines = Object.entries(room).map(([name, messages]) => {
        const compiled = Object.entries(messages).map(([key, message]) => [key, compileMessage(message)]);
        return `export const ${name} = ${JSON.stringify(Object.fromEntries(compiled))};`;
      });
      return { code: lines.join('\n'), map: null, moduleType: 'js' };
    },
  };
}

type Tree = ReturnType<IntlMessageFormat['getAst']>;

/** The message itself when it is plain, otherwise its tree. */
export function compileMessage(message: string): string | Tree {
  return isPlainMessage(message) ? message : new IntlMessageFormat(message, 'en').getAst();
}

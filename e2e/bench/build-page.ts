import { existsSync } from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type Plugin } from 'vite';

/** Builds a page of the bench as the window is built, and gives the folder that it lies in. */
export async function buildPage(name: string): Promise<string> {
  const outDir = path.resolve('.cache/bench', name);
  const root = path.resolve(import.meta.dirname, 'pages', name);
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    base: './',
    plugins: [react(), barePage(root)],
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome150',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      reportCompressedSize: false,
    },
  });
  return outDir;
}

/** The same index.html for every page: a page of the bench differs from another in its script alone. */
function barePage(root: string): Plugin {
  const index = path.join(root, 'index.html');
  const script = existsSync(path.join(root, 'main.tsx')) ? 'main.tsx' : 'main.ts';
  return {
    name: 'meridian:bare-page',
    enforce: 'pre',
    resolveId: id => (id === index ? id : null),
    load: id =>
      id === index
        ? `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>${path.basename(root)}</title>
  </head>
  <body>
    <div id="root"></div>
    <script type="module" src="./${script}"></script>
  </body>
</html>
`
        : null,
  };
}

import { readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { readingWorkerPolicy } from './content-policy.ts';

/** A file of the window's build. */
export interface Asset {
  /** Absolute path. */
  readonly file: string;
  readonly headers: Readonly<Record<string, string>>;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/**
 * Lists the window's build once, by URL path (`/assets/index-4f2a.js`; `/` is the page). A URL is looked up in this
 * map and never joined to a folder, so no spelling of a path can leave it. Source maps stay unserved.
 */
export async function listAssets(folder: string): Promise<ReadonlyMap<string, Asset>> {
  const assets = new Map<string, Asset>();
  await addFolder(assets, folder, '');
  const page = assets.get('/index.html');
  if (!page) throw new Error(`The window's files are not in ${folder}. Build them with "npm run build".`);
  assets.set('/', page);
  return assets;
}

// Folder by folder: a recursive readdir does not see into Electron's archive.
async function addFolder(assets: Map<string, Asset>, folder: string, prefix: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = `${prefix}/${entry.name}`;
    const file = join(folder, entry.name);
    const extension = extname(entry.name);
    // What has no type of its own (a PDF's standard fonts) is bytes; `nosniff` keeps it from becoming anything else.
    const type = TYPES[extension] ?? 'application/octet-stream';
    if (entry.isDirectory()) await addFolder(assets, file, path);
    else if (extension !== '.map')
      assets.set(path, { file, headers: { 'content-type': type, 'cache-control': caching(path), ...policyOf(path) } });
  }
}

/** The worker that reads scans has a policy of its own; whatever it fetches or imports is still only ours. */
function policyOf(path: string): Readonly<Record<string, string>> {
  return /^\/assets\/ocr-worker-[\w-]+\.js$/.test(path) ? { 'content-security-policy': readingWorkerPolicy } : {};
}

/** Built assets carry a hash of their content in their name: what is cached can never be stale. */
function caching(path: string): string {
  return path.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-store';
}

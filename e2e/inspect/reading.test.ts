import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { buildInspector } from './build-inspector.ts';
import { InspectorBrowser } from './inspector-browser.ts';
import { lookAtFile } from './look-at-file.ts';
import { serveInspector } from './serve-inspector.ts';

const data = process.env['MERIDIAN_DATA'] ?? path.resolve(import.meta.dirname, '../../../shared/data');
const file = path.join(data, 'documents/tiff/testTIFF_multipage.tif');
const browser = new InspectorBrowser();
afterAll(async () => await browser.close());

/** Elsewhere in the tests there is no policy: here WebAssembly runs in the one worker that may, and nowhere else. */
test.runIf(existsSync(file))(
  'under the policy of the hosts a scan is read, and the window itself may compile nothing',
  { timeout: 180_000 },
  async () => {
    const server = await serveInspector(await buildInspector());
    const { page } = await browser.page();
    const strangers: string[] = [];
    page.on('request', request => {
      if (!request.url().startsWith(server.origin)) strangers.push(request.url());
    });
    await lookAtFile(page, server, { file }, (await stat(file)).size);
    const badge = page.locator('[data-page="1"]').getByText(/^Machine-read, \d+% sure$/);
    await badge.waitFor({ timeout: 120_000 });
    expect(await page.locator('[data-page="1"]').textContent()).toContain('Multipage TIFF Example Page 1');
    expect(strangers).toEqual([]);
    const emptyModule = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
    const compiled = page.evaluate(bytes => WebAssembly.compile(new Uint8Array(bytes)).then(String), emptyModule);
    await expect(compiled).rejects.toThrow(/Content Security Policy/);
    await server.stop();
  },
);

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { findChromium } from '../../build/commands/find-chromium.ts';
import { buildStage } from '../hostile/build-stage.ts';
import type { HostileOutcome, HostileStage } from '../hostile/hostile-stage.ts';
import { serveInspector, type InspectorServer } from '../inspect/serve-inspector.ts';

const folder = process.env['MERIDIAN_DOCUMENTS'] ?? path.resolve(import.meta.dirname, '../../../shared/data/documents');
const isHere = existsSync(path.join(folder, 'html-xss'));
if (!isHere) console.info('skipped: the vectors of hostile pages are not on this machine (../shared/data/documents)');

interface Vector {
  readonly name: string;
  readonly html: string;
}

function readVectors(): Vector[] {
  const read = (file: string): unknown => JSON.parse(readFileSync(path.join(folder, 'html-xss', file), 'utf8'));
  const ours = read('dompurify-expect.json') as readonly { id: number | string; payload: string }[];
  const theirs = read('h5sc-vectors.json') as readonly { id: number | string; data: string }[];
  return [
    ...ours.map(({ id, payload }) => ({ name: `dompurify-${id}`, html: payload })),
    ...theirs.map(({ id, data }) => ({ name: `h5sc-${id}`, html: data })),
  ];
}

const asPage = ({ name, html }: Vector) => ({ name: `${name}.html`, mediaType: 'text/html', bytes: Buffer.from(html) });
const asMail = ({ name, html }: Vector) => ({
  name: `${name}.eml`,
  mediaType: 'message/rfc822',
  bytes: Buffer.from(
    [
      'From: a@example.com',
      'Subject: Hostile',
      'MIME-Version: 1.0',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(html).toString('base64'),
    ].join('\r\n'),
  ),
});

let server: InspectorServer;

test.use({ launchOptions: { executablePath: findChromium() ?? '', args: ['--no-sandbox'] } });
test.skip(!isHere, 'the vectors of hostile pages are not beside this checkout (set MERIDIAN_DOCUMENTS)');
test.beforeAll(async () => {
  server = await serveInspector(await buildStage());
});
test.afterAll(() => server.stop());

for (const [kind, make] of [
  ['pages', asPage],
  ['bodies of mails', asMail],
] as const) {
  test(`vectors of hostile ${kind} run nothing, fetch nothing and say nothing to the application`, async ({ page }) => {
    const happened: string[] = [];
    let current = '';
    const note = (what: string) => happened.push(`${current}: ${what}`);
    page.on('dialog', dialog => {
      note(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('popup', () => note('popup'));
    page.on('pageerror', error => note(`error ${error.message}`));
    page.on('request', request => {
      if (!request.url().startsWith(server.origin) && !/^(?:blob|data):/.test(request.url()))
        note(`request ${request.url()}`);
    });
    page.on('console', message => {
      // The policy also speaks when markup is parsed where nothing runs; what it says about a frame or a load counts.
      const isParsing = /^(?:Applying inline style|Executing inline event handler) violates/.test(message.text());
      if (/Blocked script execution|Content Security Policy/.test(message.text()) && !isParsing) note(message.text());
    });
    await page.goto(server.origin);
    await page.waitForFunction(() => 'stage' in window);
    const vectors = readVectors();
    expect(vectors.length).toBeGreaterThan(200);
    const outcomes: HostileOutcome[] = [];
    for (const vector of vectors) {
      current = vector.name;
      const { name, mediaType, bytes } = make(vector);
      const outcome = await page.evaluate(
        asked => (window as unknown as { stage: HostileStage }).stage.show(asked.name, asked.mediaType, asked.base64),
        { name, mediaType, base64: bytes.toString('base64') },
      );
      if (!outcome.isShown) note('nothing is shown');
      for (const what of outcome.active) note(`left in the frame: ${what}`);
      outcomes.push(outcome);
    }
    expect(happened).toEqual([]);
    expect(outcomes.at(-1)?.messages).toBe(0);
    // They were really there: some of them have words.
    expect(outcomes.filter(({ words }) => words.trim() !== '').length).toBeGreaterThan(50);
  });
}

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { applicants } from '../insurance/applicants.ts';
import { letterPage } from './letter-page.ts';

/*
 * Makes the pictures of the physicians' letters: `node e2e/cases/demo/scans/render.ts`. Run by whoever changes a letter;
 * the pictures are committed, because a scan that is drawn anew would differ by browser and by fonts.
 */
const MAX_BYTES = 150_000;
const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1000, height: 1414 }, deviceScaleFactor: 1.24 });
for (const [index, applicant] of applicants.entries()) {
  await page.setContent(letterPage(applicant, index));
  await page.evaluate('document.fonts.ready.then(() => globalThis.addNoise())');
  let quality = 58;
  let bytes = await page.screenshot({ type: 'jpeg', quality });
  while (bytes.length > MAX_BYTES && quality > 15) {
    quality -= 4;
    bytes = await page.screenshot({ type: 'jpeg', quality });
  }
  await writeFile(join(import.meta.dirname, `${applicant.key}.jpg`), bytes);
  console.log(`${applicant.key}.jpg  ${bytes.length} bytes, quality ${quality}`);
}
await browser.close();

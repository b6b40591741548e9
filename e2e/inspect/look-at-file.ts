import path from 'node:path';
import { errors, type Page } from '@playwright/test';
import type { Seen } from './inspected.ts';
import { mediaTypeOf } from './media-type.ts';
import type { InspectorServer } from './serve-inspector.ts';

const LOCKED: Seen = {
  kind: 'pdf',
  pages: null,
  sheets: null,
  characters: null,
  warnings: [],
  error: 'locked',
  message: null,
};

/** Opens a file on the page as the workstation would, answers a question for its password, and reads what came of it. */
export async function lookAtFile(
  page: Page,
  server: InspectorServer,
  { file, password }: { readonly file: string; readonly password?: string | undefined },
  bytes: number,
): Promise<Seen | 'timed-out' | 'crashed'> {
  const asked = String(
    new URLSearchParams({
      file: server.admit(path.resolve(file)),
      name: path.basename(file),
      type: mediaTypeOf(file),
      bytes: String(bytes),
    }),
  );
  try {
    if (!page.url().startsWith(server.origin)) await page.goto(server.origin);
    await page.evaluate(hash => {
      for (const said of ['data-inspected', 'data-password']) document.body.removeAttribute(said);
      location.hash = hash;
    }, asked);
    const said = page.locator('body[data-inspected]');
    const question = page.getByRole('dialog');
    await said.or(question).first().waitFor({ state: 'attached' });
    if (await question.isVisible()) {
      if (password === undefined) return LOCKED;
      await page.evaluate(typed => document.body.setAttribute('data-password', typed), password);
      const field = question.getByRole('textbox');
      await field.fill(password);
      await field.press('Enter');
      const refused = question.locator('[aria-invalid="true"]');
      await said.or(refused).first().waitFor({ state: 'attached' });
      if (await refused.isVisible()) return { ...LOCKED, error: 'wrong-password' };
    }
    return JSON.parse((await said.getAttribute('data-inspected')) ?? '') as Seen;
  } catch (error) {
    // Whoever waits has given up, or the page went from under us.
    return error instanceof errors.TimeoutError ? 'timed-out' : 'crashed';
  }
}

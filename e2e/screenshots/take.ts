import { expect, type Page } from '@playwright/test';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeDemoBundle } from '../cases/demo/make.ts';
import { ChromiumApp } from '../hosts/chromium.ts';
import { ANALYST, LEAD } from '../hosts/people.ts';
import { RunningApi } from '../hosts/running-api.ts';
import { DocumentPane } from '../pages/document-pane.ts';
import { JudgmentForm } from '../pages/judgment-form.ts';
import { Workstation } from '../pages/workstation.ts';
import { SANDVIK, sandvikAnswers } from '../specs/sandvik-answers.ts';

const PICTURES = path.resolve(import.meta.dirname, '../../build/screenshots');
/** The first answers, as far as they stand on one screen. */
const ANSWERED = 9;
const LAB = /Laboratory|lab/i;

/** Takes the pictures of the README: the demonstration, one analyst's and one lead's hour, in both themes. */
async function takeAll(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'meridian-pictures-'));
  await mkdir(PICTURES, { recursive: true });
  const bundle = path.join(folder, 'demo');
  await makeDemoBundle(bundle);
  const api = await RunningApi.start(path.join(folder, 'api'), [bundle]);
  const app = await ChromiumApp.start({ apiUrl: api.url, profile: path.join(folder, 'profile') });
  try {
    const desk = new Workstation(app);
    await desk.signIn(ANALYST);
    await declinePin(app.window);
    await desk.readyOffline();
    await desk.everythingIsAtTheClient();
    await take(app.window, 'queue');

    await workOn(desk);
    await take(app.window, 'case');

    await desk.signOut('Leila Haddad');
    await desk.signIn(LEAD);
    await declinePin(app.window);
    await desk.readyOffline();
    await desk.goTo('Review');
    await desk.openCase('NL-2026-04402');
    await everythingDrawn(app.window);
    await app.window
      .getByRole('button', { name: /^Show in document: / })
      .first()
      .click();
    await take(app.window, 'review');
  } finally {
    await app.close();
    await api.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The pictures show an ordinary hour, and not the first one. */
async function declinePin(window: Page): Promise<void> {
  await window.getByRole('button', { name: 'Not now' }).click();
}

/** A case half done: two documents, answers, marks that they rest on. */
async function workOn(desk: Workstation): Promise<void> {
  const { window } = desk;
  await desk.openCase(SANDVIK);
  const pane = new DocumentPane(window);
  const form = new JudgmentForm(window);
  await everythingDrawn(window);
  const lab = await pane.showBeside(LAB);
  await everythingDrawn(window);
  for (const answer of sandvikAnswers.slice(0, ANSWERED)) await form.give(answer);
  const cite = async (question: string, words: string, from: DocumentPane) => {
    const answer = sandvikAnswers.find(one => one.question === question);
    if (answer) await form.focus(answer);
    await from.select(words);
    await from.cite();
    await expect(form.evidenceFor(question)).toHaveCount(1);
  };
  await cite('Date of birth', '14/03/1980', pane);
  await cite('Sum assured (EUR)', 'EUR 450,000', pane);
  await form.give({ question: 'HbA1c (%)', type: '7.1' });
  await lab.bringIntoSight('HbA1c');
  await cite('HbA1c (%)', 'HbA1c', lab);
  await form.textbox('Name of the life to be assured').scrollIntoViewIfNeeded();
  await form.saved();
  await desk.everythingIsAtTheClient();
}

/** The same picture in both themes, without what blinks, fades or floats. */
async function take(window: Page, name: string): Promise<void> {
  await window.mouse.move(720, 899);
  await window.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  for (const colorScheme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(window.locator('html')).toHaveAttribute('data-theme', colorScheme);
    await everythingDrawn(window);
    await window.screenshot({
      path: path.join(PICTURES, `${name}-${colorScheme}.png`),
      animations: 'disabled',
      caret: 'hide',
    });
  }
}

/** Fonts are here, and each page that is in sight has been drawn. */
async function everythingDrawn(window: Page): Promise<void> {
  await window.evaluate(() => document.fonts.ready);
  const inSight = window.locator('[data-page]:not([data-drawn="drawn"])');
  await expect
    .poll(() =>
      inSight.evaluateAll(
        pages =>
          pages.filter(page => {
            const { top, bottom } = page.getBoundingClientRect();
            return bottom > 0 && top < innerHeight;
          }).length,
      ),
    )
    .toBe(0);
}

await takeAll();
console.log(`The pictures are in ${PICTURES}`);

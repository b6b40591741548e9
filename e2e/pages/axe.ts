import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** The ways in which a machine can be set that change what is drawn. */
const LOOKS = {
  light: { colorScheme: 'light', forcedColors: 'none', contrast: 'no-preference' },
  dark: { colorScheme: 'dark', forcedColors: 'none', contrast: 'no-preference' },
  'more contrast': { colorScheme: 'light', forcedColors: 'none', contrast: 'more' },
  'forced colours': { colorScheme: 'light', forcedColors: 'active', contrast: 'no-preference' },
} as const;
export type Look = keyof typeof LOOKS;

/** Everything that axe finds on the screen as it is, in words that lead to the place. */
export async function findings(window: Page): Promise<string[]> {
  // What fades in has its colours when it has come to rest, and what was just drawn begins to fade with the next frame.
  await window.evaluate(async () => {
    await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await Promise.all(document.getAnimations().map(animation => animation.finished.catch(() => undefined)));
  });
  // A button that was at work said so by pointing at itself, and may be gone: the library takes that back in seconds.
  await expect(window.locator('[data-live-announcer] [role=img]')).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page: window }).withTags(RULES).analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html}\n  ${failureSummary ?? ''}`),
  );
}

/** Has the screen looked at on every machine. What is wrong is collected, so that one run tells all of it. */
export async function look(window: Page, screen: string, looks = Object.keys(LOOKS) as readonly Look[]): Promise<void> {
  for (const name of looks) {
    const media = LOOKS[name];
    await window.emulateMedia(media);
    await expect(window.locator('html')).toHaveAttribute('data-theme', media.colorScheme);
    expect.soft(await findings(window), `${screen}, ${name}`).toEqual([]);
  }
  await window.emulateMedia(LOOKS.light);
}

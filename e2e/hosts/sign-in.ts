import { chromium } from '@playwright/test';
import { CHROMIUM_PATH } from './chromium.ts';

/**
 * Does in a browser of its own what the person does in theirs: opens the address, signs in, and waits until the
 * workstation's page says that the window can be closed.
 */
export async function signInInBrowser(url: string, userName: string, password: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: CHROMIUM_PATH, headless: true });
  try {
    const page = await browser.newPage();
    await page.goto(url);
    await page.getByLabel('User name').fill(userName);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('You can close this tab').waitFor();
  } finally {
    await browser.close();
  }
}

import { expect, type Locator, type Page } from '@playwright/test';
import type { RunningApp } from '../hosts/running-app.ts';
import { signInInBrowser } from '../hosts/sign-in.ts';

/** The frame: signing in and out, sections, the queue, the status bar. */
export class Workstation {
  private readonly app: RunningApp;

  constructor(app: RunningApp) {
    this.app = app;
  }

  get window(): Page {
    return this.app.window;
  }

  async signIn(person: { userName: string; password: string }): Promise<void> {
    await this.window.getByRole('button', { name: 'Sign in with your browser' }).click();
    await signInInBrowser(await this.app.browserRequest(), person.userName, person.password);
    await expect(this.window.getByRole('contentinfo')).toBeVisible();
  }

  /** From now on the person signs in whenever the status bar asks for it, as one does, and goes on. */
  async signInWhenAsked(person: { userName: string; password: string }): Promise<void> {
    const button = this.window.getByRole('contentinfo').getByRole('button', { name: 'Sign in', exact: true });
    await this.window.addLocatorHandler(button, async () => {
      await button.click();
      await signInInBrowser(await this.app.browserRequest(), person.userName, person.password);
    });
  }

  async signOut(person: string): Promise<void> {
    await this.window.getByRole('button', { name: person }).click();
    await this.window.getByRole('menuitem', { name: 'Sign out' }).click();
    await this.window.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click();
    await expect(this.window.getByRole('button', { name: 'Sign in with your browser' })).toBeVisible();
  }

  /** The row of a case in the list that is shown. */
  row(reference: string): Locator {
    // A reference that begins another one is not that one.
    return this.window.getByRole('row').filter({ hasText: new RegExp(`${reference}(?!\\d)`) });
  }

  async openCase(reference: string): Promise<void> {
    await this.row(reference).click();
    await expect(this.window.getByRole('article', { name: reference })).toBeVisible();
  }

  async showView(name: 'To do' | 'Returned' | 'Waiting' | 'Submitted' | 'Closed' | 'All'): Promise<void> {
    await this.window
      .getByRole('radio', { name: new RegExp(`^${name}`) })
      .or(this.window.getByRole('button', { name: new RegExp(`^${name} \\d`) }))
      .first()
      .click();
  }

  async goTo(section: 'Queue' | 'Review' | 'Outbox'): Promise<void> {
    await this.window.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name: section }).click();
  }

  /** The queue is here and every document of it can be opened offline. */
  async readyOffline(): Promise<void> {
    await expect(this.window.getByRole('contentinfo').getByText(/^\d+ documents? here$/)).toBeVisible({
      timeout: 60_000,
    });
  }

  /** The status bar counts an act from the moment in which it is saved, so what it says holds for all that was done. */
  async everythingIsAtTheClient(): Promise<void> {
    await expect(this.window.getByRole('contentinfo').getByText('Everything is at the client')).toBeVisible({
      timeout: 60_000,
    });
  }
}

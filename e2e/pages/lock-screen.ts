import { expect, type Locator, type Page } from '@playwright/test';

/** The PIN: set in the menu under the person's name, asked for by a locked window. */
export class LockScreen {
  private readonly window: Page;

  constructor(window: Page) {
    this.window = window;
  }

  get title(): Locator {
    return this.window.getByRole('heading', { name: 'Locked', exact: true });
  }

  get pin(): Locator {
    return this.window.getByRole('textbox', { name: 'PIN', exact: true });
  }

  /** Opens the dialog that sets the first PIN, as its own screen to be looked at. */
  async askForPin(person: string): Promise<Locator> {
    await this.window.getByRole('button', { name: person, exact: true }).click();
    await this.window.getByRole('menuitem', { name: 'Set a PIN' }).click();
    const dialog = this.window.getByRole('dialog', { name: 'Set a PIN' });
    await expect(dialog).toBeVisible();
    return dialog;
  }

  async setPin(person: string, pin: string): Promise<void> {
    const dialog = await this.askForPin(person);
    await this.giveNewPin(dialog, pin);
  }

  async giveNewPin(dialog: Locator, pin: string): Promise<void> {
    await dialog.getByLabel('New PIN', { exact: true }).fill(pin);
    await dialog.getByLabel('New PIN once more').fill(pin);
    await dialog.getByRole('button', { name: 'Save the PIN' }).click();
    await expect(dialog).toBeHidden();
  }

  async lock(): Promise<void> {
    await this.window.keyboard.press('Control+l');
    await expect(this.title).toBeVisible();
  }

  /** Types the PIN and asks; whether it opens is the story's question. */
  async tryPin(pin: string): Promise<void> {
    await this.window.getByLabel('PIN', { exact: true }).fill(pin);
    await this.window.getByRole('button', { name: 'Unlock', exact: true }).click();
  }

  async unlock(pin: string): Promise<void> {
    await this.tryPin(pin);
    await expect(this.window.getByRole('contentinfo')).toBeVisible();
  }
}

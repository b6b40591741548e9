import { expect, type Locator, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';

/** What was done here and what became of it; the question whether all of it is at the client, and the files that say so. */
export class Outbox {
  private readonly window: Page;

  constructor(window: Page) {
    this.window = window;
  }

  get reckoning(): Locator {
    return this.window.getByRole('dialog', { name: 'Is everything at the client?' });
  }

  async askWhetherAllIsThere(): Promise<Locator> {
    await this.window.keyboard.press('Alt+q');
    await expect(this.reckoning).toBeVisible();
    return this.reckoning;
  }

  async closeReckoning(): Promise<void> {
    await this.window.keyboard.press('Escape');
    await expect(this.reckoning).toBeHidden();
  }

  /** The text of the file that was written, read where the window says that it is. */
  async saveReceipts(): Promise<string> {
    await this.window.getByRole('radiogroup', { name: 'Which acts' }).getByText('Everything', { exact: true }).click();
    await this.window.getByRole('button', { name: 'Save the receipts' }).click();
    return this.savedFile(/^\d+ receipts? saved in (.+)\.$/);
  }

  async saveReport(): Promise<string> {
    await this.window.keyboard.press('Control+k');
    await this.window.keyboard.type('Save a report');
    await this.window.keyboard.press('Enter');
    return this.savedFile(/^The report is in (.+)\. It has no word of a case\.$/);
  }

  private async savedFile(sentence: RegExp): Promise<string> {
    const said = this.window.getByText(sentence).first();
    await expect(said).toBeVisible();
    const file = sentence.exec((await said.textContent()) ?? '')?.[1];
    if (file === undefined) throw new Error('The window did not say where the file is');
    return readFile(file, 'utf8');
  }
}

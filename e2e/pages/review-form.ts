import { expect, type Locator, type Page } from '@playwright/test';

/** The lead's side of the form: a verdict on every answer, and what becomes of the judgment. */
export class ReviewForm {
  private readonly window: Page;

  constructor(window: Page) {
    this.window = window;
  }

  row(question: string): Locator {
    return this.window.getByRole('form', { name: 'Review' }).getByRole('group', { name: wholeName(question) });
  }

  async judge(question: string, verdict: 'Correct' | 'Incorrect' | 'Not applicable'): Promise<void> {
    const verdicts = this.row(question).getByRole('radiogroup', { name: /^Verdict on/ });
    await verdicts
      .locator('label')
      .filter({ hasText: new RegExp(`^${verdict}`) })
      .click();
    await expect(verdicts.getByRole('radio', { name: new RegExp(`^${verdict}`) })).toBeChecked();
  }

  async comment(question: string, words: string): Promise<void> {
    await this.row(question)
      .getByRole('textbox', { name: /wrong|comment/i })
      .fill(words);
  }

  async markTheRestCorrect(): Promise<void> {
    await this.window.getByRole('button', { name: /^Mark the other \d+ correct$/ }).click();
  }

  async finish(disposition: 'Accept' | 'Return'): Promise<void> {
    const dispositions = this.window.getByRole('radiogroup', { name: 'What becomes of this judgment' });
    await dispositions
      .locator('label')
      .filter({ hasText: new RegExp(`^${disposition}(?! with)`) })
      .click();
    await this.window.getByRole('button', { name: 'Finish' }).first().click();
    const dialog = this.window.getByRole('dialog', { name: `${disposition} this judgment?` });
    await dialog.getByRole('button', { name: disposition }).click();
    await expect(dialog).toBeHidden();
  }
}

/** A question's name ends with "critical" where a mistake in it fails the case. */
function wholeName(question: string): RegExp {
  return new RegExp(`^${question.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}( critical)?$`);
}

import { expect, type Locator, type Page } from '@playwright/test';

/** One answer as a person gives it: typed, chosen, or put into a date field. */
export type Answer =
  | { question: string; type: string }
  | { question: string; choose: string }
  | { question: string; date: { day: string; month: string; year: string } };

/** The form beside the documents, spoken to in the words of its questions. */
export class JudgmentForm {
  readonly panel: Locator;
  private readonly window: Page;

  constructor(window: Page) {
    this.window = window;
    this.panel = window.getByRole('form', { name: 'Judgment form' });
  }

  async give(answer: Answer): Promise<void> {
    if ('type' in answer) await this.textbox(answer.question).fill(answer.type);
    else if ('choose' in answer) {
      const choices = this.choices(answer.question);
      await choices.getByText(answer.choose, { exact: true }).click();
      await expect(choices.getByRole('radio', { name: answer.choose, exact: true })).toBeChecked();
    } else {
      const date = this.panel.getByRole('group', { name: answer.question });
      for (const part of ['day', 'month', 'year'] as const) {
        await date.getByRole('spinbutton', { name: part }).pressSequentially(answer.date[part]);
      }
    }
  }

  /** Puts the cursor into a question, as somebody does who is about to cite for it. */
  async focus(answer: Answer): Promise<void> {
    if ('type' in answer) await this.textbox(answer.question).focus();
    else if ('choose' in answer) await this.choices(answer.question).getByRole('radio').first().focus();
    else await this.panel.getByRole('group', { name: answer.question }).getByRole('spinbutton').first().focus();
  }

  textbox(question: string): Locator {
    return this.panel.getByRole('textbox', { name: named(question) });
  }

  choices(question: string): Locator {
    return this.panel.getByRole('radiogroup', { name: named(question) });
  }

  evidenceFor(question: string): Locator {
    return this.panel.getByRole('list', { name: `Evidence for “${question}”` }).getByRole('listitem');
  }

  /** Waits until what was typed is on the disk. */
  async saved(): Promise<void> {
    await expect(this.window.getByText(/^Saved on this machine/)).toBeVisible();
  }

  /** Asks to submit; the answer is either a list of what is missing or a question. */
  async askToSubmit(): Promise<void> {
    await this.window.getByRole('button', { name: 'Submit', exact: true }).click();
  }

  async submit(): Promise<void> {
    await this.askToSubmit();
    const dialog = this.window.getByRole('dialog', { name: 'Submit this judgment?' });
    await dialog.getByRole('button', { name: 'Submit' }).click();
    await expect(dialog).toBeHidden();
  }
}

/** A question's name ends with "required" where it is; the question itself must be whole. */
function named(question: string): RegExp {
  return new RegExp(`^${question.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}( required)?$`);
}

import { expect, type JSHandle, type Locator, type Page } from '@playwright/test';
import type { RunningApp } from '../hosts/running-app.ts';
import { signInInBrowser } from '../hosts/sign-in.ts';
import { type Answer, JudgmentForm } from './judgment-form.ts';

/** The work as somebody does it who never takes the hands off the keyboard. */
export class KeyboardWork {
  private readonly app: RunningApp;
  private readonly window: Page;
  private readonly form: JudgmentForm;
  private pointer: JSHandle<{ presses: number }> | null = null;

  constructor(app: RunningApp) {
    this.app = app;
    this.window = app.window;
    this.form = new JudgmentForm(app.window);
  }

  /** From here on every press of a pointer is counted. */
  async signIn(person: { userName: string; password: string }): Promise<void> {
    this.pointer = await this.window.evaluateHandle(() => {
      const pointer = { presses: 0 };
      window.addEventListener('pointerdown', () => pointer.presses++, { capture: true });
      return pointer;
    });
    await this.tabTo(this.window.getByRole('button', { name: 'Sign in with your browser' }));
    await this.window.keyboard.press('Enter');
    await signInInBrowser(await this.app.browserRequest(), person.userName, person.password);
    await expect(this.window.getByRole('contentinfo')).toBeVisible();
  }

  async pressesOfAPointer(): Promise<number> {
    if (!this.pointer) throw new Error('Nobody has signed in by keyboard');
    return await this.pointer.evaluate(({ presses }) => presses);
  }

  /** From the queue: searched for by its reference. */
  async openCase(reference: string): Promise<void> {
    const { keyboard } = this.window;
    await keyboard.press('/');
    await keyboard.type(reference);
    await keyboard.press('Enter');
    await expect(this.window.getByRole('row', { name: new RegExp(reference) })).toBeVisible();
    if (!(await this.window.getByRole('article', { name: reference }).isVisible())) await keyboard.press('Enter');
    await expect(this.window.getByRole('article', { name: reference })).toBeVisible();
  }

  /** Goes on to the question and answers it: text is typed, a choice is its number, a date its parts. */
  async give(answer: Answer): Promise<void> {
    const { keyboard } = this.window;
    await this.goTo(answer.question);
    if ('type' in answer) await keyboard.type(answer.type);
    else if ('choose' in answer) {
      const choices = this.form.choices(answer.question);
      const names = await choices
        .getByRole('radio')
        .evaluateAll(radios =>
          radios.map(radio => radio.closest('label')?.querySelector('span')?.firstChild?.textContent?.trim()),
        );
      await keyboard.press(String(names.indexOf(answer.choose) + 1));
      await expect(choices.getByRole('radio', { name: answer.choose, exact: true })).toBeChecked();
    } else {
      for (const part of ['day', 'month', 'year'] as const) await keyboard.type(answer.date[part]);
    }
  }

  /** By the key for the next question, or the previous one, which go from one to the next in reading order. */
  async goTo(question: string, key: 'Alt+ArrowDown' | 'Alt+ArrowUp' = 'Alt+ArrowDown'): Promise<void> {
    for (let steps = 0; steps < 60; steps++) {
      if ((await this.current()) === question) return;
      await this.window.keyboard.press(key);
    }
    throw new Error(`${key} does not lead to "${question}"`);
  }

  /** From the form to the document, a box over a part of it, cited for the question that was left. */
  async citeAnArea(): Promise<void> {
    const { keyboard } = this.window;
    await keyboard.press('F6');
    await keyboard.press('a');
    await keyboard.press('ArrowDown');
    await keyboard.press('Shift+ArrowRight');
    await keyboard.press('Enter');
    await expect(this.window.getByRole('dialog', { name: 'Mark the area' })).toBeVisible();
    await keyboard.press('Alt+e');
  }

  /** Why the answer is what it is, which the client wants to know of some. */
  async giveReason(question: string, words: string): Promise<void> {
    await this.goTo(question);
    const field = this.window.locator('[data-current]').getByRole('textbox', { name: /^Reason/ });
    await this.tabTo(field);
    await this.window.keyboard.type(words);
  }

  async pressButton(name: string): Promise<void> {
    await this.tabTo(this.window.getByRole('button', { name, exact: true }));
    await this.window.keyboard.press('Enter');
  }

  async addRow(list: string): Promise<void> {
    const add = this.form.panel.getByRole('button', { name: `Add to “${list}”` });
    await expect(add).toBeVisible();
    for (let steps = 0; steps < 60 && !(await hasFocus(add)); steps++) await this.window.keyboard.press('Alt+ArrowUp');
    await expect(add).toBeFocused();
    await this.window.keyboard.press('Enter');
    // The row is drawn first, and takes the focus in the frame after that.
    await expect(this.form.panel.getByRole('listitem').locator(':focus')).toBeVisible();
  }

  /** Another decision than that of the rules, from the list that opens. */
  async decide(name: string): Promise<void> {
    const { keyboard } = this.window;
    await this.tabTo(this.form.panel.getByRole('button', { name: /Your decision/ }));
    await keyboard.press('Enter');
    await keyboard.type(name);
    await keyboard.press('Enter');
  }

  /** By Tab, from where the focus is, onwards and then back. */
  async tabTo(wanted: Locator): Promise<void> {
    await expect(wanted).toBeVisible();
    for (const key of ['Tab', 'Shift+Tab']) {
      for (let steps = 0; steps < 80; steps++) {
        if (await hasFocus(wanted)) return;
        await this.window.keyboard.press(key);
      }
    }
    await expect(wanted).toBeFocused();
  }

  /** The name of the question that has the focus. */
  private async current(): Promise<string | null> {
    return await this.window.evaluate(() => {
      const question = document.activeElement?.closest('[data-question]');
      const label = question?.querySelector('[id$="label"]') ?? null;
      return label?.firstChild?.textContent?.trim() ?? null;
    });
  }
}

function hasFocus(element: Locator): Promise<boolean> {
  return element.evaluate(one => one === document.activeElement);
}

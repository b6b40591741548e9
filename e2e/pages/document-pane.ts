import { expect, type Locator, type Page } from '@playwright/test';

/** The pane that shows documents, and what a hand does in it. */
export class DocumentPane {
  readonly region: Locator;
  private readonly window: Page;

  constructor(window: Page, index = 0) {
    this.window = window;
    this.region = window.getByRole('region', { name: /^Document pane: / }).nth(index);
  }

  /** Opens another document of the case in this pane. */
  async show(name: string | RegExp): Promise<void> {
    await this.region.getByRole('button', { name: /^Document: / }).click();
    await this.window.getByRole('menuitem', { name }).or(this.window.getByRole('option', { name })).first().click();
    await expect(this.region.getByRole('button', { name: /^Document: / })).toContainText(name);
  }

  async goToPage(page: number): Promise<void> {
    const field = this.region.getByRole('textbox', { name: 'Page' });
    await field.fill(String(page));
    await field.press('Enter');
    await expect(this.region.locator(`[data-page="${page}"][data-drawn="drawn"]`)).toBeVisible();
  }

  /** Draws the mouse over a piece of text, from its first to its last letter. */
  async select(words: string | RegExp): Promise<void> {
    const text = this.region.getByText(words).first();
    await text.scrollIntoViewIfNeeded();
    const box = await text.boundingBox();
    if (!box) throw new Error(`"${words}" is not on the screen`);
    const y = box.y + box.height / 2;
    await this.window.mouse.move(box.x + 1, y);
    await this.window.mouse.down();
    await this.window.mouse.move(box.x + box.width - 1, y, { steps: 8 });
    await this.window.mouse.up();
  }

  /** Ties what is selected to the answer that had the cursor last. */
  async cite(): Promise<void> {
    await this.window.getByRole('dialog', { name: /^Mark the (selected words|area)$/ }).waitFor();
    await this.window.keyboard.press('Alt+E');
    await expect(this.window.getByRole('dialog', { name: /^Mark the/ })).toBeHidden();
  }

  /** Marks the box that the area tool offers, by keyboard alone. */
  async drawArea(): Promise<void> {
    await this.region.getByRole('button', { name: 'Mark an area' }).click();
    await this.window.keyboard.press('Shift+ArrowRight');
    await this.window.keyboard.press('ArrowDown');
    await this.window.keyboard.press('Enter');
  }
}

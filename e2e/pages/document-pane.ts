import { expect, type Locator, type Page } from '@playwright/test';
import { placeOfWords } from './place-of-words.ts';

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

  /** Searches the document, which brings the first hit into sight, and leaves the search again. */
  async bringIntoSight(words: string): Promise<void> {
    await this.region.getByRole('button', { name: 'Find in this document' }).click();
    await this.window.keyboard.type(words);
    await expect(this.region.getByText(/^1 of \d+$/)).toBeVisible();
    await this.window.keyboard.press('Escape');
  }

  /** Draws the mouse over words of the document, from their first to their last letter. */
  async select(words: string): Promise<void> {
    await expect
      .poll(() => placeOfWords(this.region, words), { message: `"${words}" is on the screen` })
      .not.toBeNull();
    const place = await placeOfWords(this.region, words);
    if (!place) throw new Error(`"${words}" went away`);
    await this.window.mouse.move(place.from.x, place.from.y);
    await this.window.mouse.down();
    await this.window.mouse.move(place.to.x, place.to.y, { steps: 8 });
    await this.window.mouse.up();
  }

  /** Selects from one offset of a text document to another, however far apart: a press at the one, Shift and a press at the other. */
  async selectSpan({ start, end }: { start: number; end: number }): Promise<void> {
    const from = await this.letter(start);
    await this.window.mouse.click(from.left, from.middle);
    const to = await this.letter(end - 1);
    await this.window.keyboard.down('Shift');
    await this.window.mouse.click(to.right, to.middle);
    await this.window.keyboard.up('Shift');
  }

  /** Opens another document of the case beside this one. */
  async showBeside(name: string | RegExp): Promise<DocumentPane> {
    await this.region.getByRole('button', { name: 'Open a document beside this one' }).click();
    await this.window.getByRole('menuitem', { name }).click();
    const beside = new DocumentPane(this.window, 1);
    await expect(beside.region.getByRole('button', { name: /^Document: / })).toContainText(name);
    return beside;
  }

  /** Ties what is selected to the answer that had the cursor last. */
  async cite(): Promise<void> {
    await this.window.getByRole('dialog', { name: /^Mark the (selected words|area|cells)/ }).waitFor();
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

  /** Brings one letter of a text document into sight and says where its edges are. */
  private letter(offset: number): Promise<{ left: number; right: number; middle: number }> {
    return this.region.getByRole('document').evaluate(async (view, offset) => {
      const blocks = [...view.querySelectorAll<HTMLElement>('[data-start]')];
      const block = blocks.findLast(({ dataset }) => Number(dataset['start']) <= offset);
      const words = block?.firstChild;
      if (!block || !words) throw new Error(`The text has no letter ${offset}`);
      // What is not drawn has an estimated height, and its letters another one.
      block.style.contentVisibility = 'visible';
      const range = document.createRange();
      const at = offset - Number(block.dataset['start']);
      range.setStart(words, at);
      range.setEnd(words, at + 1);
      // Blocks that were far away have estimated heights: what is laid out by a jump, a frame or two later, moves the
      // letter once more.
      for (let quiet = 0, before = ''; quiet < 3; ) {
        const middleOfView = view.getBoundingClientRect().top + view.clientHeight / 2;
        view.scrollTop += range.getBoundingClientRect().top - middleOfView;
        await new Promise(resolve => requestAnimationFrame(resolve));
        const now = `${view.scrollTop} ${range.getBoundingClientRect().top}`;
        quiet = now === before ? quiet + 1 : 0;
        before = now;
      }
      const { left, right, top, bottom } = range.getBoundingClientRect();
      return { left: left + 0.5, right: right - 0.5, middle: (top + bottom) / 2 };
    }, offset);
  }
}

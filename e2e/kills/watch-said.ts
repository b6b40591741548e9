import type { Page } from '@playwright/test';

/** What the screen promised before it was killed: a lower bound, because the last words may not have got out. */
export interface Said {
  /** Listens to a window, also after each of its reloads. */
  listenTo(window: Page): Promise<void>;
  /** The newest text of the first answer of which the screen said "saved"; empty when it never did. */
  savedText(): string;
  /** References of the cases of which the screen said that they are submitted. */
  submitted(): ReadonlySet<string>;
  /** Forgets what was saved: another case is next. */
  forgetSaved(): void;
}

const MARK = 'the screen said:';

export function watchSaid(): Said {
  const submitted = new Set<string>();
  let saved = '';
  return {
    async listenTo(window) {
      window.on('console', message => {
        const line = message.text();
        if (!line.startsWith(MARK)) return;
        const [kind, ...rest] = line.slice(MARK.length).split('\t');
        if (kind === 'saved') saved = rest.join('\t');
        else if (kind === 'submitted' && rest[0] !== undefined) submitted.add(rest[0]);
      });
      await window.addInitScript(reportPromises, MARK);
      await window.evaluate(reportPromises, MARK);
    },
    savedText: () => saved,
    submitted: () => submitted,
    forgetSaved() {
      saved = '';
    },
  };
}

/** Runs in the window: reads the promises off the screen as soon as they are drawn. */
function reportPromises(mark: string): void {
  const seen = new Set<string>();
  const report = (...words: string[]): void => {
    const line = mark + words.join('\t');
    if (seen.has(line)) return;
    seen.add(line);
    console.info(line);
  };
  const look = (): void => {
    const state = document.querySelector('[data-state="saved"]');
    const first = document.querySelector<HTMLInputElement>(
      '[data-question] input[type="text"], [data-question] textarea',
    );
    if (state && first) report('saved', first.value);
    const toast = document.body?.innerText.match(/([A-Z]+-\d+) is submitted/);
    if (toast?.[1] !== undefined) report('submitted', toast[1]);
  };
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
}

import type { CleanHtml } from './clean-html.ts';
import { termCss } from '../terms/term-css.ts';
import changes from '../compare/changes.css?inline';
import marks from '../marks/marks.css?inline';
import base from './frame.css?inline';

/** What the frame's own sheet takes from the theme of the window. */
const TOKENS = [
  '--surface-page',
  '--surface-desk',
  '--line-faint',
  '--line-firm',
  '--mark',
  '--search-hit',
  '--search-hit-current',
  '--selection',
  '--status-conflict',
  '--status-done',
  '--status-review',
  '--focus',
  '--focus-width',
  '--font-ui',
  '--font-mono',
];

/** The window of the frame, with its constructors. */
export type FrameWindow = Window & typeof globalThis;

/** Gives a loaded frame its looks. By script, because the policy of the window allows no style in the text of a page. */
export function dressFrame(frame: Document, { looks, sheets }: Pick<CleanHtml, 'looks' | 'sheets'>): void {
  const view = frame.defaultView as FrameWindow;
  for (const element of frame.querySelectorAll<HTMLElement>('#body [data-look]')) {
    element.style.cssText = looks[Number(element.dataset['look'])] ?? '';
  }
  const adopt = (css: string) => {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(css);
    return sheet;
  };
  frame.adoptedStyleSheets = [
    adopt(base),
    adopt(marks),
    adopt(changes),
    adopt(termCss),
    ...sheets.map(sheet => adopt(`@scope (#body){${sheet}}`)),
  ];
  takeTokens(frame);
}

/** Copies the colours of the window's theme. Again when the theme changes. */
export function takeTokens(frame: Document): void {
  const tokens = getComputedStyle(document.documentElement);
  for (const name of TOKENS) frame.documentElement.style.setProperty(name, tokens.getPropertyValue(name));
}

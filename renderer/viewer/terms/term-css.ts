import {
  TERM_COLORS,
  TERM_LINES,
  type TermColor,
  type TermLine,
  type TermLook,
} from '../../../shared/terms/term-list.ts';

/** The hue of each colour; lightness and chroma are the theme's, as those of marks are. */
const HUES: Readonly<Record<TermColor, number>> = { amber: 75, blue: 250, green: 145, purple: 305, red: 22, teal: 195 };
const STROKES: Readonly<Record<TermLine, string>> = {
  solid: 'solid 1.5px',
  dashed: 'dashed 1.5px',
  dotted: 'dotted 2px',
  double: 'double 1.5px',
  wavy: 'wavy 1px',
  thick: 'solid 3px',
};

/** The name of a highlight. */
export function termName({ color, line }: TermLook): string {
  return `term-${color}-${line}`;
}

/** The line under the words of a list. */
export function termLine({ color, line }: TermLook): string {
  return `underline ${STROKES[line]} oklch(from var(--mark) var(--line-light, 0.55) 0.13 ${HUES[color]})`;
}

/**
 * Rules for every colour with every line. Unlike marks, terms have no fill: what a person has marked is seen at a glance,
 * and what a list has found does not hide it.
 */
export const termCss: string = [
  ...TERM_COLORS.flatMap(color =>
    TERM_LINES.map(line => `::highlight(${termName({ color, line })}){text-decoration:${termLine({ color, line })}}`),
  ),
  '::highlight(term-current){background-color:color-mix(in oklab,var(--search-hit-current) 60%,transparent)}',
].join('\n');

/** Adds the rules to the window, once. By script: there are too many to be written by hand. */
export function addTermRules(): void {
  if (document.adoptedStyleSheets.includes(sheet)) return;
  sheet.replaceSync(termCss);
  document.adoptedStyleSheets.push(sheet);
}

const sheet = new CSSStyleSheet();

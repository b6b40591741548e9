import type { Annotation, AnnotationBody, FragmentSelector } from './annotation.ts';

/**
 * "Searched, not found", as evidence. The contract has evidence as annotations and nothing else, so a search that found
 * nothing is one: of a document, with the motivation `classifying`, a tagging body that names the pages
 * (`urn:meridian:searched-not-found:pages=1-4,7`, without pages for a whole document) and the person's words about what
 * was looked for as a commenting body. Its place is the first page of the search. So it travels, is sealed with a
 * submission, shown in review, and counts where evidence is required; a reader that does not know it sees a tagged note.
 */
const SEARCHED = 'urn:meridian:searched-not-found';
const BODY = /^urn:meridian:searched-not-found(?::pages=([\d,-]{1,2000}))?$/;

/** More than any document has. */
const MOST_PAGES = 100_000;

/** @param pages in any order; empty for a document without pages, or for all of it */
export function searchedBody(pages: readonly number[]): AnnotationBody {
  const said = writePages(pages, '-', ',');
  return { type: 'TextualBody', purpose: 'tagging', value: said === '' ? SEARCHED : `${SEARCHED}:pages=${said}` };
}

export function searchedPlace(pages: readonly number[]): FragmentSelector {
  return { type: 'FragmentSelector', value: `page=${pages.length > 0 ? Math.min(...pages) : 1}` };
}

/** The pages of a search that found nothing, as `1–4, 7`; empty for a whole document. Null: it is another annotation. */
export function searchedPages(annotation: Annotation): string | null {
  for (const { purpose, value } of annotation.body) {
    const match = purpose === 'tagging' ? BODY.exec(value) : null;
    if (match) return (match[1] ?? '').replaceAll('-', '–').replaceAll(',', ', ');
  }
  return null;
}

/** `1–4, 7`: runs of pages, in order. */
export function sayPages(pages: readonly number[]): string {
  return writePages(pages, '–', ', ');
}

/** Reads `1-4, 7` as a person types it. Null: not pages, or beyond the last one. */
export function readPages(typed: string, last: number): readonly number[] | null {
  const pages = new Set<number>();
  const parts = typed.replaceAll(/\s*[-–]\s*/g, '-').split(/[,;\s]+/);
  for (const part of parts.filter(one => one !== '')) {
    const [, from = '', to] = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(part) ?? [];
    const [first, end] = [Number(from), Number(to ?? from)];
    if (from === '' || first < 1 || end < first || end > Math.min(last, MOST_PAGES)) return null;
    for (let page = first; page <= end; page++) pages.add(page);
  }
  return [...pages].toSorted((a, b) => a - b);
}

function writePages(pages: readonly number[], dash: string, between: string): string {
  const runs: [first: number, last: number][] = [];
  for (const page of [...new Set(pages)].toSorted((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && run[1] === page - 1) run[1] = page;
    else runs.push([page, page]);
  }
  return runs.map(([first, last]) => (first === last ? String(first) : `${first}${dash}${last}`)).join(between);
}

import { escapeHtml } from './escape-html.ts';

/**
 * The page of the frame. It inherits the window's policy and adds a stricter one of its own: nothing may be loaded but
 * pictures that are here already. Two parts, so that a document's looks cannot reach what Meridian writes above it.
 */
export function frameSource(parts: { head: string; body: string; title: string; language: string }): string {
  return [
    '<!doctype html>',
    `<html lang="${escapeHtml(parts.language === '' ? 'und' : parts.language)}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data: blob:; base-uri 'none'; form-action 'none'">`,
    `<title>${escapeHtml(parts.title)}</title></head>`,
    `<body><main><section id="head">${parts.head}</section><section id="body">${parts.body}</section></main></body></html>`,
  ].join('');
}

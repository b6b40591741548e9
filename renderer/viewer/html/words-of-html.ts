/** The words of a page that is not shown. Parsed where nothing runs or loads. */
export function wordsOfHtml(html: string): string {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  for (const element of parsed.querySelectorAll('script, style, template, noscript')) element.remove();
  return parsed.body.textContent;
}

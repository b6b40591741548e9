const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * The URL, if the system browser may be sent there: https, or http on this machine. Anything else could start a
 * program (`file:`, `ms-settings:`…) on the word of a server. Throws a sentence.
 */
export function browserUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isAllowed = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.has(url.hostname));
  // A name before the host only serves to show a person another address than the one that is opened.
  if (!url || !isAllowed || url.username !== '' || url.password !== '') {
    throw new Error(
      `The browser was not opened: ${url ? url.protocol : 'this'} is not a web address that is safe to open.`,
    );
  }
  return url.href;
}

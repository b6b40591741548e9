const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** Encrypted on the way, or never leaving this machine. Everything else is not talked to. */
export function isSafeUrl(text: string): boolean {
  const url = URL.parse(text);
  if (!url || url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || isLoopbackHttp(url);
}

export function isLoopbackHttp(url: URL): boolean {
  return url.protocol === 'http:' && LOOPBACK.has(url.hostname);
}

import { isSafeUrl } from '../safe-url.ts';

/**
 * The address of the client's server in one form, so that the same server is the same text after every start.
 *
 * @throws Error with a sentence when it is no address, or one without encryption that is not on this machine
 */
export function serverAddress(text: string): string {
  if (!isSafeUrl(text)) {
    throw new Error(
      `Meridian did not start, because “${text}” cannot be the client's server: it takes an https address (http only on this machine). Correct the --api option or this machine's policy.`,
    );
  }
  const url = new URL(text);
  return (url.origin + url.pathname).replace(/\/+$/, '');
}

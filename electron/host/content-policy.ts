/**
 * What the window may load, on both hosts: its own files, and nothing from anywhere else. Documents are shown from
 * bytes that the window holds, as blob: images at most. The one style hash is an inline style of react-aria
 * (`build/content-policy.test.ts` finds it in the installed version).
 */
const DIRECTIVES: Record<string, readonly string[]> = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'", "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='"],
  'img-src': ["'self'", 'data:', 'blob:'],
  // pdf.js loads a PDF's own fonts from bytes; the CSS Font Loading API needs no font-src for buffers.
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'worker-src': ["'self'"],
  'frame-src': ["'none'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};

export const contentSecurityPolicy = Object.entries(DIRECTIVES)
  .map(([name, sources]) => [name, ...sources].join(' '))
  .join('; ');

/**
 * What the one worker may do that reads the words of scans: compile its WebAssembly, and load files of this application.
 * A worker that comes from the host has the policy of its own response, so the window's stays as strict as it is
 * (`build/decisions/0015-webassembly-in-one-worker.md`).
 */
export const readingWorkerPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
].join('; ');

/** Sent with every response of both hosts, errors and document bytes included. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=()',
};

import type { MailMessage } from './mail-message.ts';

const BOUNDARY = 'part-of-a-message-in-a-message';
const utf8 = new TextEncoder();

/**
 * Writes a message that was inside another program's file as MIME, so that it can be opened like any other. Everything
 * is base64, so no word of it can end a part.
 */
export function writeEml({
  from,
  to,
  cc,
  date,
  subject,
  text,
  html,
  attachments,
}: MailMessage): Uint8Array<ArrayBuffer> {
  const headers = { From: from, To: to, Cc: cc, Subject: subject };
  const lines = Object.entries(headers)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${encodedWords(value)}`);
  if (date !== '') lines.push(`Date: ${date.replaceAll(/[\r\n]/g, ' ')}`);
  lines.push('MIME-Version: 1.0', `Content-Type: multipart/mixed; boundary="${BOUNDARY}"`, '');
  const part = (type: string, bytes: Uint8Array, more: readonly string[] = []) =>
    lines.push(
      `--${BOUNDARY}`,
      `Content-Type: ${type}`,
      'Content-Transfer-Encoding: base64',
      ...more,
      '',
      base64(bytes),
    );
  // One of the two: they say the same, and the one with looks is shown.
  if (html !== null) part('text/html; charset=utf-8', utf8.encode(html));
  else part('text/plain; charset=utf-8', utf8.encode(text ?? ''));
  for (const { name, mediaType, bytes, contentId } of attachments) {
    const type = /^[\w.+-]+\/[\w.+-]+$/.test(mediaType) ? mediaType : 'application/octet-stream';
    part(type, bytes, [
      `Content-Disposition: ${contentId === null ? 'attachment' : 'inline'}; filename*=utf-8''${encodeURIComponent(name.toWellFormed())}`,
      ...(contentId === null ? [] : [`Content-ID: <${contentId.replaceAll(/[<>\s]/g, '')}>`]),
    ]);
  }
  lines.push(`--${BOUNDARY}--`, '');
  return utf8.encode(lines.join('\r\n'));
}

/** RFC 2047, in words that are short enough. An address in brackets stays as it is. */
function encodedWords(value: string): string {
  return value
    .split(/(<[\w.+-]+@[\w.-]+>|[,;]\s*)/)
    .map(piece => (/^[\w\s.,;<>@+()'"-]*$/.test(piece) ? piece.replaceAll(/[\r\n]/g, ' ') : encodeWord(piece)))
    .join('');
}

function encodeWord(piece: string): string {
  const words: string[] = [];
  const letters = Array.from(piece);
  for (let at = 0; at < letters.length; at += 10) {
    words.push(`=?utf-8?B?${base64(utf8.encode(letters.slice(at, at + 10).join(''))).trim()}?=`);
  }
  return words.join(' ');
}

/** In pieces: a call takes only so many arguments. */
function base64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x8000) {
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  }
  return btoa(pieces.join(''));
}

/** Windows gives these names to devices, with any extension and in any case. */
const DEVICES = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
/** Control characters, what turns the direction of writing (so that `exe.pdf` shows as `fdp.exe`), what cannot be seen. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/gu;
const NOT_IN_NAMES = /[<>:"/\\|?*]/g;
const LONGEST_BYTES = 120;

/**
 * A file name that every system takes and that hides nothing: no path, no device, no unseen character, at most 120
 * bytes of UTF-8, with its extension kept.
 */
export function safeFileName(wanted: string, fallback = 'meridian'): string {
  const words = wanted
    .normalize('NFC')
    .replaceAll(UNSEEN, '')
    .replaceAll(NOT_IN_NAMES, '-')
    .replace(/^[\s.~-]+/, '')
    .replace(/[\s.]+$/, '');
  const dot = words.lastIndexOf('.');
  const extension = dot > 0 ? cut(words.slice(dot), 16) : '';
  const stem = cut(dot > 0 ? words.slice(0, dot) : words, LONGEST_BYTES - byteLength(extension)).replace(/[\s.]+$/, '');
  const name = `${stem === '' ? fallback : stem}${extension}`;
  return DEVICES.test(name) ? `_${name}` : name;
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** As many whole characters as fit. */
function cut(text: string, bytes: number): string {
  let kept = '';
  for (const character of text) {
    if (byteLength(kept + character) > bytes) break;
    kept += character;
  }
  return kept;
}

/** As far as HTML looks for its own encoding. */
const PRESCAN = 1024;

/** The encoding that a document names: in its media type, an HTML `meta` element or an XML declaration. */
export function declaredEncoding(mediaType: string, bytes: Uint8Array): string | null {
  const inType = /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(mediaType)?.[1];
  if (inType !== undefined) return inType;
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, PRESCAN));
  const inXml = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1];
  return inXml ?? /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1] ?? null;
}

import { DocumentError } from './document-error.ts';

/** Deeper than any document that a program writes. */
const MAX_DEPTH = 512;

export interface XmlEvents {
  /** Names come without their prefix. `attributes` reads one of this element, by its name as it is written. */
  readonly open: (name: string, attributes: (name: string) => string | undefined, isEmpty: boolean) => void;
  readonly close: (name: string) => void;
  readonly words: (text: string) => void;
}

/**
 * Reads XML from beginning to end. A document type is refused: with it come entities, inside and outside, which an
 * office file never has. Namespaces are not told apart: who writes `w:p` for something else deceives only himself.
 *
 * @throws DocumentError when it is no well-formed XML, is nested too deep or declares entities
 */
export function scanXml(xml: string, { open, close, words }: XmlEvents): void {
  const names: string[] = [];
  let hasRoot = false;
  let at = xml.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < xml.length) {
    const tag = xml.indexOf('<', at);
    const end = tag === -1 ? xml.length : tag;
    if (end > at && names.length > 0) words(decodeEntities(xml.slice(at, end)));
    if (tag === -1) break;
    const next = xml.charCodeAt(tag + 1);
    if (next === QUESTION) at = after(xml, '?>', tag);
    else if (next === BANG) {
      if (xml.startsWith('<!--', tag)) at = after(xml, '-->', tag + 4);
      else if (xml.startsWith('<![CDATA[', tag)) {
        at = after(xml, ']]>', tag);
        words(xml.slice(tag + 9, at - 3));
      } else throw new DocumentError('entities');
    } else if (next === SLASH) {
      at = after(xml, '>', tag);
      const name = localName(xml.slice(tag + 2, at - 1).trimEnd());
      if (names.pop() !== name) throw new DocumentError('broken');
      close(name);
    } else {
      at = tagEnd(xml, tag + 1);
      const isEmpty = xml.charCodeAt(at - 2) === SLASH;
      const tagText = xml.slice(tag + 1, isEmpty ? at - 2 : at - 1);
      const space = tagText.search(SPACE);
      const name = localName(space === -1 ? tagText : tagText.slice(0, space));
      if (name === '') throw new DocumentError('broken');
      if (!isEmpty && names.push(name) > MAX_DEPTH) throw new DocumentError('too-deep');
      hasRoot = true;
      open(name, wanted => (space === -1 ? undefined : attributeOf(tagText, wanted)), isEmpty);
      if (isEmpty) close(name);
    }
  }
  if (names.length > 0 || !hasRoot) throw new DocumentError('broken');
}

const QUESTION = 0x3f;
const BANG = 0x21;
const SLASH = 0x2f;
const SPACE = /\s/;
const CLOSING = 0x3e;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
/** Up to the first character of an attribute's value. */
const ATTRIBUTE = /\s*([^\s=]+)\s*=\s*(["'])/y;

function after(xml: string, what: string, from: number): number {
  const found = xml.indexOf(what, from);
  if (found === -1) throw new DocumentError('broken');
  return found + what.length;
}

/** Past the `>` of a tag; one in a quoted value is none. Looks at each character once, whatever the tag is made of. */
function tagEnd(xml: string, from: number): number {
  for (let at = from; at < xml.length; at++) {
    const unit = xml.charCodeAt(at);
    if (unit === CLOSING) return at + 1;
    if (unit !== DOUBLE_QUOTE && unit !== SINGLE_QUOTE) continue;
    at = xml.indexOf(unit === DOUBLE_QUOTE ? '"' : "'", at + 1);
    if (at === -1) break;
  }
  throw new DocumentError('broken');
}

/** Goes from attribute to attribute: the name that is looked for may also stand in the value of another one. */
function attributeOf(tag: string, name: string): string | undefined {
  ATTRIBUTE.lastIndex = tag.search(SPACE);
  for (let found = ATTRIBUTE.exec(tag); found; found = ATTRIBUTE.exec(tag)) {
    const from = ATTRIBUTE.lastIndex;
    const end = tag.indexOf(found[2] ?? '"', from);
    if (end === -1) return undefined;
    if (found[1] === name) return decodeEntities(tag.slice(from, end));
    ATTRIBUTE.lastIndex = end + 1;
  }
  return undefined;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The five entities of XML and characters by number; anything else stays as it is written. */
function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return point <= 0x10ffff && point > 0 ? String.fromCodePoint(point) : whole;
    },
  );
}

import { limits } from '../limits.ts';
import { type Result, ok, refuse } from '../../result.ts';

/** An element of XML. Names are without their prefixes. */
export interface XmlElement {
  readonly name: string;
  /** The namespace behind the element's prefix; empty without one. */
  readonly namespace: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The element's own text, without that of its children. */
  readonly text: string;
}

/** An element whose end has not been read. */
interface OpenElement extends XmlElement {
  readonly tag: string;
  readonly prefixes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  text: string;
}

/** Thrown and caught inside this file. */
class NotXml extends Error {}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Reads well-formed XML in one pass. A document type is refused: entities can multiply, and no model needs them. */
export function readXml(xml: string): Result<XmlElement, 'invalid-model'> {
  try {
    return ok(read(xml.replace(/^\uFEFF/, '')));
  } catch (error) {
    if (!(error instanceof NotXml)) throw error;
    return refuse('invalid-model', error.message);
  }
}

export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter(child => child.name === name);
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find(child => child.name === name);
}

function read(xml: string): XmlElement {
  const open: OpenElement[] = [];
  let root: XmlElement | null = null;
  let at = 0;
  while (at < xml.length) {
    const next = xml.indexOf('<', at);
    const text = xml.slice(at, next < 0 ? xml.length : next);
    const current = open.at(-1);
    if (text !== '' && current) current.text += decode(text);
    else if (text.trim() !== '') throw new NotXml('The text has words outside of its XML.');
    if (next < 0) break;
    const skipped = skipMarkup(xml, next);
    if (skipped) {
      if (current) current.text += skipped.text;
      at = skipped.end;
    } else if (xml.startsWith('</', next)) {
      at = indexAfter(xml, '>', next);
      if (!current || !isEndOf(xml, next, at, current.tag)) {
        throw new NotXml(`The element "${xml.slice(next + 2, at - 1).trim()}" is closed and was not open.`);
      }
      open.pop();
    } else {
      const { element, end, isEmpty } = readTag(xml, next, current?.prefixes ?? new Map());
      if (current) current.children.push(element);
      else if (root) throw new NotXml('The text has two root elements.');
      else root = element;
      if (!isEmpty) open.push(element);
      if (open.length > limits.elementDepth)
        throw new NotXml(`Elements are nested deeper than ${limits.elementDepth}.`);
      at = end;
    }
  }
  if (!root || open.length > 0) throw new NotXml('An element has no end.');
  return root;
}

/** Comments and instructions, which say nothing, and CDATA sections. */
function skipMarkup(xml: string, at: number): { end: number; text: string } | null {
  const sign = xml.charAt(at + 1);
  if (sign !== '!' && sign !== '?') return null;
  if (xml.startsWith('<!--', at)) return { end: indexAfter(xml, '-->', at + 4), text: '' };
  if (xml.startsWith('<?', at)) return { end: indexAfter(xml, '?>', at), text: '' };
  if (xml.startsWith('<![CDATA[', at)) {
    const end = indexAfter(xml, ']]>', at);
    return { end, text: xml.slice(at + 9, end - 3) };
  }
  if (xml.startsWith('<!', at)) throw new NotXml('The text has a document type.');
  return null;
}

/** Whether `</tag>` stands there, most often without spaces. */
function isEndOf(xml: string, from: number, to: number, tag: string): boolean {
  if (to - from === tag.length + 3) return xml.startsWith(tag, from + 2);
  return xml.slice(from + 2, to - 1).trim() === tag;
}

const START = /<([^\s/>"'=<]+)/y;
const ATTRIBUTE = /\s+([^\s/>"'=<]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const CLOSE = /\s*(\/?)>/y;

interface ReadTag {
  readonly element: OpenElement;
  readonly end: number;
  readonly isEmpty: boolean;
}

const NO_ATTRIBUTES: Readonly<Record<string, string>> = {};
/** All that a name may not have, and what else ends it. */
const ENDS_NAME = new Set(Array.from(' \t\r\n/>"\'=<', sign => sign.codePointAt(0)));

/** `<tag>`: most elements of a table have no attributes. */
function readBareTag(xml: string, at: number, prefixes: ReadonlyMap<string, string>): ReadTag | null {
  let end = at + 1;
  while (end < xml.length && !ENDS_NAME.has(xml.charCodeAt(end))) end++;
  if (end === at + 1 || xml.charAt(end) !== '>') return null;
  const tag = xml.slice(at + 1, end);
  return { element: openElement(tag, prefixes, NO_ATTRIBUTES), end: end + 1, isEmpty: false };
}

function readTag(xml: string, at: number, outer: ReadonlyMap<string, string>): ReadTag {
  const bare = readBareTag(xml, at, outer);
  if (bare) return bare;
  START.lastIndex = at;
  const tag = START.exec(xml)?.[1];
  if (tag === undefined) throw new NotXml('An element has no name.');
  const attributes: Record<string, string> = {};
  let prefixes = outer;
  let end = START.lastIndex;
  for (ATTRIBUTE.lastIndex = end; xml.charAt(end) !== '>'; end = ATTRIBUTE.lastIndex) {
    const match = ATTRIBUTE.exec(xml);
    if (!match) break;
    const [, name = '', double, single] = match;
    const value = decode(double ?? single ?? '');
    if (name === 'xmlns') prefixes = new Map([...prefixes, ['', value]]);
    else if (name.startsWith('xmlns:')) prefixes = new Map([...prefixes, [name.slice(6), value]]);
    else attributes[localName(name)] = value;
  }
  CLOSE.lastIndex = end;
  const closing = CLOSE.exec(xml);
  if (!closing) throw new NotXml(`The element "${tag}" is not well-formed.`);
  return { element: openElement(tag, prefixes, attributes), end: CLOSE.lastIndex, isEmpty: closing[1] === '/' };
}

function openElement(
  tag: string,
  prefixes: ReadonlyMap<string, string>,
  attributes: Readonly<Record<string, string>>,
): OpenElement {
  const colon = tag.indexOf(':');
  const namespace = prefixes.get(colon < 0 ? '' : tag.slice(0, colon)) ?? '';
  return { tag, name: localName(tag), namespace, prefixes, attributes, children: [], text: '' };
}

function indexAfter(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  if (at < 0) throw new NotXml(`"${mark}" is missing.`);
  return at + mark.length;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w{1,10}))?;?/g,
    (whole, hex?: string, dec?: string, name?: string) => {
      const code = hex === undefined ? Number(dec) : Number.parseInt(hex, 16);
      const value = name === undefined ? (code <= 0x10ffff ? String.fromCodePoint(code) : undefined) : ENTITIES[name];
      if (value === undefined || !whole.endsWith(';')) throw new NotXml(`"${whole}" is no character.`);
      return value;
    },
  );
}

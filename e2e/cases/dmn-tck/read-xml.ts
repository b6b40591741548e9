import { decode } from 'html-entities';

/** An element of a small, well-formed XML file. Names without their prefixes. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

/** Reads the conformance suite's test files, which nobody hostile wrote. Not for anything else. */
export function readXml(xml: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  for (const [, comment, cdata, closing, name, rest, text] of xml.matchAll(
    /(<!--[\s\S]*?-->|<\?[\s\S]*?\?>)|<!\[CDATA\[([\s\S]*?)\]\]>|<\/(\s*[^>]+)>|<([^\s/>]+)([^>]*)>|([^<]+)/g,
  )) {
    const current = open.at(-1) ?? root;
    if (comment !== undefined) continue;
    if (cdata !== undefined) current.text += cdata;
    else if (closing !== undefined) open.pop();
    else if (text !== undefined) current.text += decode(text, { level: 'xml' });
    else if (name !== undefined) {
      const attributes = Object.fromEntries(
        [...(rest ?? '').matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, key = '', double, single]) => [
          key.replace(/^.*:/, ''),
          decode(double ?? single ?? '', { level: 'xml' }),
        ]),
      );
      const element: XmlElement = { name: name.replace(/^.*:/, ''), attributes, children: [], text: '' };
      current.children.push(element);
      if (!rest?.endsWith('/')) open.push(element);
    }
  }
  const [document] = root.children;
  if (!document) throw new Error('The test file has no element.');
  return document;
}

export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter(child => child.name === name);
}

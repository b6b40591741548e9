import { pdfDate } from './pdf-date.ts';
import type { Box } from './quad.ts';
import { OWN_NAMESPACE, type XfdfFile, type XfdfMark } from './xfdf-mark.ts';

/**
 * The marks of a PDF as an XFDF file. A mark of ours carries its Web Annotation in an element of another namespace:
 * other programs pass over it, and reading the file again gives the same set.
 *
 * @param sha256 of the PDF, in hex: it names the file whatever it is called
 */
export function writeXfdf({ href, marks }: XfdfFile, sha256: string): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<xfdf xmlns="http://ns.adobe.com/xfdf/" xml:space="preserve">',
    '<annots>',
    ...marks.map(element),
    '</annots>',
    `<f href=${quoted(href)}/>`,
    `<ids original=${quoted(sha256)} modified=${quoted(sha256)}/>`,
    '</xfdf>',
    '',
  ].join('\n');
}

/** Text that XML can carry: a character that it has no place for would make the whole file unreadable. */
export function xmlText(text: string): string {
  return text.toWellFormed().replaceAll(/\r\n?/g, '\n').replaceAll(NOT_XML, '');
}

// oxlint-disable-next-line no-control-regex -- these are the characters that XML 1.0 leaves out (§2.2)
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

function element(mark: XfdfMark): string {
  const quads = mark.quads.length > 0 ? { coords: mark.quads.flat().map(short).join(',') } : {};
  const reply = mark.inReplyTo === null ? {} : { inreplyto: mark.inReplyTo };
  const attributes = {
    page: String(mark.page - 1),
    rect: rectText(mark.rect),
    ...quads,
    color: mark.color,
    name: mark.name,
    title: mark.author,
    subject: mark.subject,
    ...(mark.created === null ? {} : { creationdate: pdfDate(mark.created) }),
    ...(mark.modified === null ? {} : { date: pdfDate(mark.modified) }),
    ...reply,
    ...(mark.isPiece ? { replyType: 'group' } : {}),
    flags: 'print',
    ...(mark.kind === 'square' ? { width: '1.5' } : {}),
    ...(mark.kind === 'text' ? { icon: 'Note' } : {}),
  };
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}=${quoted(value)}`);
  const contents = mark.contents === '' ? '' : `<contents>${escaped(xmlText(mark.contents))}</contents>`;
  const own = mark.own === '' ? '' : `<annotation xmlns="${OWN_NAMESPACE}">${escaped(jsonText(mark.own))}</annotation>`;
  return `<${mark.kind}${written.join('')}>${contents}${own}</${mark.kind}>`;
}

/** JSON has an escape for each character that XML has no place for. */
function jsonText(json: string): string {
  return json.replaceAll(NOT_XML, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function quoted(value: string): string {
  return `"${escaped(xmlText(value)).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function rectText({ left, bottom, right, top }: Box): string {
  return [left, bottom, right, top].map(short).join(',');
}

function short(number: number): string {
  return String(Math.round(number * 1000) / 1000);
}

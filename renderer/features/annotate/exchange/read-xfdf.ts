import { ok, refuse, type Result } from '../../../../shared/result.ts';
import { text } from '../../../i18n/text.ts';
import { DocumentError } from '../../../viewer/archive/document-error.ts';
import { scanXml } from '../../../viewer/archive/scan-xml.ts';
import { readPdfDate } from './pdf-date.ts';
import { boxOfCorners, type Quad, quadOfBox } from './quad.ts';
import { OWN_NAMESPACE, type XfdfFile, type XfdfMark } from './xfdf-mark.ts';

/** More characters, marks and levels than a person's marks on one document have. */
const MAX_CHARACTERS = 32_000_000;
const MAX_MARKS = 20_000;
const MAX_DEPTH = 48;
const MAX_WORDS = 100_000;

type Reading = { -readonly [Key in keyof XfdfMark]: XfdfMark[Key] } & { rich: string };

/**
 * Reads an XFDF file of any program. Entities and document types are refused, and what is larger or deeper than a person's
 * marks could be; numbers that make no place are the end of that mark, not of the file.
 */
export function readXfdf(xml: string): Result<XfdfFile, 'too-large' | 'not-xfdf'> {
  if (xml.length > MAX_CHARACTERS) return refuse('too-large', text('exchange.xfdf.tooLarge'));
  const path: string[] = [];
  const marks: XfdfMark[] = [];
  let href = '';
  let mark: Reading | null = null;
  let ownDepth = 0;
  try {
    scanXml(xml, {
      open: (name, attribute) => {
        path.push(name);
        if (path.length > MAX_DEPTH) throw new DocumentError('too-deep');
        if (path[0] !== 'xfdf') throw new DocumentError('broken');
        if (path.length === 2 && name === 'f') href = attribute('href') ?? '';
        if (path.length === 3 && path[1] === 'annots') mark = begun(name, attribute);
        if (mark && path.length === 4 && name === 'annotation' && attribute('xmlns') === OWN_NAMESPACE) ownDepth = 4;
      },
      close: () => {
        if (path.length === ownDepth) ownDepth = 0;
        if (path.length === 3 && mark) {
          if (marks.length === MAX_MARKS) throw new DocumentError('too-large');
          marks.push(finished(mark));
          mark = null;
        }
        path.pop();
      },
      words: said => {
        if (!mark || path.length < 4) return;
        if (ownDepth > 0) mark.own += said;
        else if (path[3] === 'contents') mark.contents = (mark.contents + said).slice(0, MAX_WORDS);
        else if (path[3] === 'contents-richtext') mark.rich = (mark.rich + said).slice(0, MAX_WORDS);
      },
    });
  } catch (error) {
    // DocumentError: not XML, not XFDF, or more of it than there should be.
    if (!(error instanceof DocumentError)) throw error;
    const isTooMuch = error.reason === 'too-large' || error.reason === 'too-deep';
    return isTooMuch
      ? refuse('too-large', text('exchange.xfdf.tooLarge'))
      : refuse('not-xfdf', text(error.reason === 'entities' ? 'exchange.xfdf.entities' : 'exchange.xfdf.broken'));
  }
  return ok({ href, marks });
}

function begun(kind: string, attribute: (name: string) => string | undefined): Reading {
  const page = Number(attribute('page') ?? '0');
  const quads = quadsOf(numbers(attribute('coords')));
  const rect = numbers(attribute('rect'));
  return {
    kind,
    name: attribute('name') ?? '',
    page: Number.isInteger(page) && page >= 0 ? page + 1 : 0,
    rect: boxOfCorners(rect.length === 4 ? rect : (quads[0] ?? [0, 0, 0, 0])),
    quads,
    contents: '',
    subject: attribute('subject') ?? '',
    author: attribute('title') ?? '',
    created: readPdfDate(attribute('creationdate') ?? ''),
    modified: readPdfDate(attribute('date') ?? ''),
    inReplyTo: attribute('inreplyto') ?? null,
    isPiece: attribute('replyType') === 'group',
    color: attribute('color') ?? '',
    own: '',
    rich: '',
  };
}

function finished({ rich, ...mark }: Reading): XfdfMark {
  return { ...mark, contents: mark.contents === '' ? rich.replaceAll(/\s+/g, ' ').trim() : mark.contents };
}

/** Numbers between commas, semicolons or spaces. None when one of them is no number. */
function numbers(written: string | undefined): readonly number[] {
  const parts = (written ?? '').split(/[,;\s]+/).filter(part => part !== '');
  const read = parts.slice(0, MAX_WORDS).map(Number);
  return read.every(number => Number.isFinite(number) && Math.abs(number) < 1e6) ? read : [];
}

/** Each eight numbers are four corners; whatever order they are in, what is kept is the upright box around them. */
function quadsOf(coords: readonly number[]): readonly Quad[] {
  const quads: Quad[] = [];
  for (let at = 0; at + 8 <= coords.length; at += 8) quads.push(quadOfBox(boxOfCorners(coords.slice(at, at + 8))));
  return quads;
}

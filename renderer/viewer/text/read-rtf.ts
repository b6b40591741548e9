import { escapeHtml } from '../html/escape-html.ts';
import { knownEncoding } from './decode-text.ts';

/** Groups that hold no words of the text. */
const SILENT = new Set(
  'fonttbl colortbl stylesheet info pict object themedata colorschememapping latentstyles datastore generator listtable listoverridetable rsidtbl filetbl revtbl xmlnstbl header headerl headerr headerf footer footerl footerr footerf fldinst bkmkstart bkmkend nonshppict shpinst'.split(
    ' ',
  ),
);
const LETTERS: Readonly<Record<string, string>> = {
  tab: '\t',
  cell: '\t',
  emdash: '\u2014',
  endash: '\u2013',
  bullet: '\u2022',
  lquote: '\u2018',
  rquote: '\u2019',
  ldblquote: '\u201c',
  rdblquote: '\u201d',
  emspace: '\u2003',
  enspace: '\u2002',
};

interface Group {
  readonly isSilent: boolean;
  /** HTML that a mail program wrapped in RTF: its words are markup. */
  readonly isTag: boolean;
  readonly looks: string;
  readonly skip: number;
}

const TOKEN = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\/gi;

/**
 * Reads Rich Text as HTML: paragraphs, bold, italic and underlined words; of HTML that was wrapped in RTF, that HTML.
 * Fonts, colours, pictures and fields are left out. What it gives has still to be made harmless.
 */
export function readRtf(rtf: string): string {
  const out: string[] = [];
  const stack: Group[] = [];
  let group: Group = { isSilent: false, isTag: false, looks: '', skip: 1 };
  let codePage = 'windows-1252';
  let isWrappedHtml = false;
  let isHidden = false;
  let isStarred = false;
  let toSkip = 0;
  let openLooks = '';
  let waiting: number[] = [];

  const write = (words: string) => {
    if (group.isSilent || isHidden || words === '') return;
    if (isWrappedHtml) {
      out.push(group.isTag ? words : escapeHtml(words));
      return;
    }
    if (openLooks !== group.looks) {
      out.push(closing(openLooks), opening(group.looks));
      openLooks = group.looks;
    }
    out.push(escapeHtml(words));
  };
  // A letter of an East Asian code page is more than one byte long.
  const flush = () => {
    if (waiting.length === 0) return;
    const bytes = Uint8Array.from(waiting);
    waiting = [];
    write(new TextDecoder(codePage).decode(bytes));
  };
  const breakWith = (tag: string) => {
    if (group.isSilent || isHidden) return;
    if (isWrappedHtml) {
      out.push('\n');
      return;
    }
    out.push(closing(openLooks), tag);
    openLooks = '';
  };

  for (const [, word, value, hex, sign, brace, words] of rtf.matchAll(TOKEN)) {
    if (hex !== undefined) {
      if (toSkip > 0) toSkip--;
      else waiting.push(Number.parseInt(hex, 16));
      continue;
    }
    if (words !== undefined && toSkip > 0) {
      flush();
      write(words.slice(toSkip));
      toSkip = Math.max(0, toSkip - words.length);
      continue;
    }
    flush();
    if (brace === '{') {
      stack.push(group);
      toSkip = 0;
    } else if (brace === '}') {
      group = stack.pop() ?? group;
      toSkip = 0;
    } else if (words !== undefined) write(words);
    else if (sign === '*') isStarred = true;
    else if (sign === '~') write('\u00a0');
    else if (sign === '_') write('\u2011');
    else if (sign === '\n' || sign === '\r') breakWith('</p>\n<p>');
    else if (sign !== undefined && '\\{}'.includes(sign)) write(sign);
    if (word === undefined) continue;

    const number = value === undefined ? null : Number(value);
    const isOn = number !== 0;
    if (isStarred || SILENT.has(word)) {
      isStarred = false;
      if (word === 'htmltag') group = { ...group, isTag: true };
      else group = { ...group, isSilent: true };
    } else if (word === 'par' || word === 'row' || word === 'sect' || word === 'page') breakWith('</p>\n<p>');
    else if (word === 'line') breakWith('<br>');
    else if (word === 'ansicpg') codePage = knownEncoding(`windows-${value}`) ?? cjkEncoding(number) ?? codePage;
    else if (word === 'fromhtml') isWrappedHtml = true;
    else if (word === 'htmlrtf') isHidden = isOn && isWrappedHtml;
    else if (word === 'uc') group = { ...group, skip: Math.min(8, Math.max(0, number ?? 1)) };
    else if (word === 'u' && number !== null) {
      write(String.fromCharCode(number & 0xffff));
      toSkip = group.skip;
    } else if (word === 'b' || word === 'i' || word === 'ul')
      group = { ...group, looks: withLook(group.looks, word, isOn) };
    else if (word === 'ulnone') group = { ...group, looks: withLook(group.looks, 'ul', false) };
    else if (word === 'plain') group = { ...group, looks: '' };
    else if (Object.hasOwn(LETTERS, word)) write(LETTERS[word] ?? '');
  }
  flush();
  const html = out.join('');
  return isWrappedHtml ? html : `<p>${html}${closing(openLooks)}</p>`;
}

/** East Asian Windows code pages go by other names. */
function cjkEncoding(codePage: number | null): string | null {
  const names: Readonly<Record<number, string>> = {
    932: 'shift_jis',
    936: 'gbk',
    949: 'euc-kr',
    950: 'big5',
    65001: 'utf-8',
  };
  return codePage === null ? null : (names[codePage] ?? null);
}

const TAGS: Readonly<Record<string, string>> = { b: 'b', i: 'i', ul: 'u' };

function withLook(looks: string, look: string, isOn: boolean): string {
  const others = looks.split(' ').filter(one => one !== '' && one !== look);
  return [...others, ...(isOn ? [look] : [])].toSorted().join(' ');
}

function opening(looks: string): string {
  return looks === ''
    ? ''
    : looks
        .split(' ')
        .map(look => `<${TAGS[look]}>`)
        .join('');
}

function closing(looks: string): string {
  return looks === ''
    ? ''
    : looks
        .split(' ')
        .toReversed()
        .map(look => `</${TAGS[look]}>`)
        .join('');
}

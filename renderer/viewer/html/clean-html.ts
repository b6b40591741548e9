import DOMPurify from 'dompurify';
import { cleanDeclarations, cleanSheet } from './clean-css.ts';

/** Words and their looks. Nothing that runs, loads, asks, embeds or leads elsewhere is on the list. */
const TAGS =
  'a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code col colgroup data dd del details dfn dir div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main map mark menu nav nobr ol p pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr'.split(
    ' ',
  );
const ATTRIBUTES =
  'align alt bgcolor border cellpadding cellspacing char charoff class color cols colspan compact datetime dir face headers height hspace id lang noshade nowrap open reversed rowspan scope size span src start title type valign value vspace width'.split(
    ' ',
  );
/** What a person would see as a missing picture or part, if it came from elsewhere. */
const PICTURES = 'img, input[type=image], image, video, picture, source, [background], [poster]';
const LOADED =
  'script, link[href], iframe, frame, object, embed, applet, audio, base, portal, fencedframe, track, import';
/** Bitmaps only. The browser shows an SVG without running it, but one may be a thousand times larger than it looks. */
const DATA_IMAGE = /^data:image\/(?:png|jpe?g|gif|webp|bmp|avif);base64,[\w+/=\s]*$/i;

export interface CleanHtml {
  readonly html: string;
  readonly title: string;
  readonly language: string;
  /** Declarations for the elements whose `data-look` is their number. Set by script: the CSP allows no inline style. */
  readonly looks: readonly string[];
  readonly sheets: readonly string[];
  /** Pictures that would have been fetched from elsewhere, and were not. */
  readonly remoteImages: number;
  /** Scripts, frames, style sheets, fonts and the like that were left out. */
  readonly leftOut: number;
}

export interface CleanOptions {
  /** The address, in this window, of a picture that came with the document, by its content id or its location. */
  readonly imageOf?: ((contentId: string) => string | null) | undefined;
}

/** More elements than this are no document that a person reads; the window would stall on them. */
export const MAX_ELEMENTS = 200_000;

/**
 * Makes HTML from anywhere harmless: parsed where nothing runs, robbed of every address, sanitised as text, and only
 * then shown, in a frame without scripts. Null when it has more elements than can be shown.
 *
 * The sanitiser is the last to touch the text. What is done before only takes away; done after, it could undo.
 */
export function cleanHtml(written: string, { imageOf }: CleanOptions = {}): CleanHtml | null {
  const parsed = new DOMParser().parseFromString(written, 'text/html');
  if (parsed.getElementsByTagName('*').length > MAX_ELEMENTS) return null;
  const count = { remoteImages: 0, leftOut: parsed.querySelectorAll(LOADED).length };
  const title = parsed.title.trim().slice(0, 200);
  const sheets: string[] = [];
  for (const sheet of parsed.querySelectorAll('style')) {
    const { css, remote } = cleanSheet(sheet.textContent ?? '');
    if (css !== '') sheets.push(css);
    count.leftOut += remote;
    sheet.remove();
  }
  for (const picture of parsed.querySelectorAll<HTMLElement>(PICTURES)) {
    const address = picture.getAttribute('src') ?? picture.getAttribute('background') ?? picture.getAttribute('poster');
    const shown = address === null ? null : addressOf(address.trim(), imageOf);
    if (shown !== null && picture.tagName === 'IMG') picture.setAttribute('src', shown);
    else {
      if (isRemote(address) || isRemote(picture.getAttribute('srcset'))) count.remoteImages++;
      picture.removeAttribute('src');
    }
  }
  for (const link of parsed.querySelectorAll('[href]')) {
    const address = link.getAttribute('href')?.trim() ?? '';
    if (/^#./.test(address)) link.setAttribute('data-jump', address.slice(1));
    // Where it leads can be read, and not followed.
    else if (/^(?:https?|mailto|tel):/i.test(address)) link.setAttribute('title', address.slice(0, 500));
  }
  for (const anchor of parsed.querySelectorAll('a[name]')) anchor.id ||= anchor.getAttribute('name') ?? '';
  const looks: string[] = [];
  for (const element of parsed.querySelectorAll('[style]')) {
    const { css, remote } = cleanDeclarations(element.getAttribute('style') ?? '');
    count.remoteImages += remote;
    element.removeAttribute('style');
    if (css !== '') element.setAttribute('data-look', String(looks.push(css) - 1));
  }
  const html = DOMPurify.sanitize(parsed.body.outerHTML, {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: [...ATTRIBUTES, 'data-jump', 'data-look'],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ADD_URI_SAFE_ATTR: [...ATTRIBUTES, 'data-jump', 'data-look'].filter(name => name !== 'src'),
    ALLOWED_URI_REGEXP: /^(?:data:image\/|blob:)/i,
    // An id is kept apart from the names that a document object has.
    SANITIZE_NAMED_PROPS: true,
  });
  const language = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.exec(parsed.documentElement.lang)?.[0] ?? '';
  return { html, title, language, looks, sheets, ...count };
}

function addressOf(address: string, imageOf: CleanOptions['imageOf']): string | null {
  if (DATA_IMAGE.test(address)) return address;
  return imageOf?.(/^cid:/i.test(address) ? decodeContentId(address.slice(4)) : address) ?? null;
}

function decodeContentId(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    // URIError: a bare per cent sign.
    return written;
  }
}

function isRemote(address: string | null): boolean {
  return address !== null && /^\s*(?:https?:|ftp:|\/\/|\\\\)/i.test(address);
}

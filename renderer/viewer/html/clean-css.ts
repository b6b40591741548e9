/** A style sheet larger than this is left out: the document is then shown without its looks. */
const MAX_SHEET_LENGTH = 512 * 1024;

/** What would load something, or bring in a value that was not looked at. */
const FETCHES = /url\(|image-set\(|image\(|src\(|var\(|env\(|attr\(|expression\(/i;
const REMOTE = /(?:url|src|image-set)\(\s*["']?\s*(?:https?:|ftp:|\/\/)/i;
/** A document stands still, and it does not choose the shape of the pointer. */
const DROPPED = /^(?:--|animation|transition|cursor|pointer-events|user-select|-webkit-user|view-transition)/;

export interface CleanCss {
  readonly css: string;
  /** How many declarations asked for something from elsewhere. */
  readonly remote: number;
}

/** The declarations of a `style` attribute that only change how words look. */
export function cleanDeclarations(written: string): CleanCss {
  const probe = inert().createElement('p');
  probe.style.cssText = written;
  const remote = REMOTE.test(written) ? 1 : 0;
  return { css: declarationsOf(probe.style), remote };
}

/**
 * The rules of a `style` element, for the part of the frame that holds the document's body. Parsed by the browser and
 * written anew, so that no odd spelling gets through; `html` and `body` become that part.
 */
export function cleanSheet(written: string): CleanCss {
  if (written.length > MAX_SHEET_LENGTH) return { css: '', remote: 0 };
  const sheet = new CSSStyleSheet();
  try {
    sheet.replaceSync(written);
  } catch {
    // NotAllowedError: an @import. Nothing else of such a sheet is trusted either.
    return { css: '', remote: 1 };
  }
  const remote = (written.match(new RegExp(REMOTE, 'gi')) ?? []).length + (/@import/i.test(written) ? 1 : 0);
  return { css: rulesOf(sheet.cssRules), remote };
}

function rulesOf(rules: CSSRuleList): string {
  return [...rules]
    .map(rule => {
      if (rule instanceof CSSStyleRule) {
        const declarations = declarationsOf(rule.style);
        return declarations === '' ? '' : `${scoped(rule.selectorText)}{${declarations}}`;
      }
      if (rule instanceof CSSMediaRule && !FETCHES.test(rule.conditionText)) {
        return `@media ${rule.conditionText}{${rulesOf(rule.cssRules)}}`;
      }
      return '';
    })
    .join('');
}

function scoped(selector: string): string {
  return selector
    .replaceAll(/(^|[\s,>+~(])(?:html|body|:root)(?![\w-])/g, '$1:scope')
    .replaceAll(':scope :scope', ':scope');
}

function declarationsOf(style: CSSStyleDeclaration): string {
  return Array.from(style)
    .filter(name => !DROPPED.test(name) && !FETCHES.test(style.getPropertyValue(name)))
    .map(name => `${name}:${style.getPropertyValue(name)}${style.getPropertyPriority(name) && '!important'}`)
    .join(';');
}

let made: Document | null = null;

/** A document without a window: nothing in it is loaded or run. */
function inert(): Document {
  return (made ??= document.implementation.createHTMLDocument());
}

import { TextIndex } from '../marks/text-index.ts';

/** The words of a frame as one text, and where each of its nodes stands in it. */
export interface FrameText {
  readonly content: string;
  readonly index: TextIndex;
  readonly nodes: readonly { readonly node: Text; readonly start: number }[];
}

const BREAKS = /^(?:block|flow-root|flex|grid|table|table-row|table-caption|list-item)$/;
const KEEPS_SPACES = /^(?:pre|break-spaces)/;

/**
 * Reads what a person reads: what is not displayed is left out, a block begins a new line, cells are parted by a tab.
 * White space that the browser draws as one space is made one space in the nodes too, so that quotes have no layout
 * of a source file in them.
 */
export function readFrameText(root: HTMLElement): FrameText {
  const view = root.ownerDocument.defaultView ?? window;
  const nodes: { node: Text; start: number }[] = [];
  const parts: string[] = [];
  let length = 0;
  let last = '\n';
  const add = (words: string) => {
    if (words === '') return;
    parts.push(words);
    length += words.length;
    last = words.slice(-1);
  };
  const newLine = () => {
    if (last !== '\n') add('\n');
  };
  const take = (node: Text, keepsSpaces: boolean) => {
    if (!keepsSpaces) {
      const collapsed = node.data.replaceAll(/[\t\n\f\r ]+/g, ' ');
      const tidy = last === '\n' || last === ' ' || last === '\t' ? collapsed.replace(/^ /, '') : collapsed;
      if (tidy !== node.data) node.data = tidy;
    }
    if (node.data === '') return;
    nodes.push({ node, start: length });
    add(node.data);
  };
  const visit = (element: Element) => {
    if (element.tagName === 'BR') {
      add('\n');
      return;
    }
    const style = view.getComputedStyle(element);
    if (style.display === 'none') return;
    const breaks = BREAKS.test(style.display);
    const keepsSpaces = KEEPS_SPACES.test(style.whiteSpaceCollapse === 'preserve' ? 'pre' : style.whiteSpace);
    if (breaks) newLine();
    for (const child of element.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) take(child as Text, keepsSpaces);
      else if (child.nodeType === Node.ELEMENT_NODE) visit(child as Element);
    }
    if (breaks) newLine();
    else if (style.display === 'table-cell') add('\t');
  };
  visit(root);
  return { content: parts.join(''), index: new TextIndex(nodes), nodes };
}

/** The offset of the letter under a point of the frame, or null when there is none. */
export function frameOffsetAt(frame: Document, { index }: FrameText, point: { x: number; y: number }): number | null {
  const caret = frame.caretPositionFromPoint(point.x, point.y);
  if (caret?.offsetNode.nodeType !== Node.TEXT_NODE) return null;
  const box = caret.getClientRect();
  // A caret is found beside a line as well; the pointer must be on it.
  if (box && (Math.abs(box.left - point.x) > box.height || point.y < box.top || point.y > box.bottom)) return null;
  const offset = index.offsetAt(caret.offsetNode, caret.offset, 'forward');
  if (offset === null || !box) return offset;
  return box.left > point.x ? Math.max(0, offset - 1) : offset;
}

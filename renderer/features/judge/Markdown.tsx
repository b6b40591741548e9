import { Parser, type Node } from 'commonmark';
import { createElement, type ReactNode } from 'react';
import styles from './Guidelines.module.css';

/**
 * CommonMark as React elements. Raw HTML in it is shown as text and links are not followed: a client's guidelines are
 * read here, never run, and the window has no network.
 */
export function Markdown({ source }: { source: string }) {
  return <div className={styles.text}>{children(new Parser().parse(source))}</div>;
}

function children(node: Node): ReactNode[] {
  const drawn: ReactNode[] = [];
  for (let child = node.firstChild; child; child = child.next) drawn.push(draw(child, drawn.length));
  return drawn;
}

function draw(node: Node, key: number): ReactNode {
  switch (node.type) {
    case 'paragraph':
      return isTight(node) ? children(node) : <p key={key}>{children(node)}</p>;
    case 'heading':
      // The panel's own title is a level 2.
      return createElement(`h${Math.min(6, node.level + 2)}`, { key }, children(node));
    case 'list':
      return createElement(node.listType === 'ordered' ? 'ol' : 'ul', { key }, children(node));
    case 'item':
      return <li key={key}>{children(node)}</li>;
    case 'block_quote':
      return <blockquote key={key}>{children(node)}</blockquote>;
    case 'code_block':
      return <pre key={key}>{node.literal}</pre>;
    case 'thematic_break':
      return <hr key={key} />;
    case 'emph':
      return <em key={key}>{children(node)}</em>;
    case 'strong':
      return <strong key={key}>{children(node)}</strong>;
    case 'code':
      return <code key={key}>{node.literal}</code>;
    case 'link':
      return (
        <span key={key} title={node.destination ?? undefined} className={styles.link}>
          {children(node)}
        </span>
      );
    case 'softbreak':
      return '\n';
    case 'linebreak':
      return <br key={key} />;
    case 'text':
    case 'html_inline':
    case 'html_block':
      return node.literal;
    default:
      return <span key={key}>{children(node)}</span>;
  }
}

function isTight(paragraph: Node): boolean {
  return paragraph.parent?.type === 'item' && paragraph.parent.parent?.listTight === true;
}

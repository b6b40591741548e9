interface IndexedNode {
  readonly node: Text;
  /** Where the node's text begins in the document's or page's text. */
  readonly start: number;
}

/** Joins offsets of a text with the nodes of the page that show it. The nodes are in document order. */
export class TextIndex {
  readonly #nodes: readonly IndexedNode[];

  constructor(nodes: readonly IndexedNode[]) {
    this.#nodes = nodes;
  }

  /** The offset of a boundary point. A point outside all text takes the text's nearest edge in `direction`. */
  offsetAt(container: Node, offset: number, direction: 'forward' | 'backward'): number | null {
    const own = this.#nodes.find(({ node }) => node === container);
    if (own) return own.start + offset;
    const point = document.createRange();
    point.setStart(container, offset);
    if (direction === 'forward') {
      return this.#nodes.find(({ node }) => point.comparePoint(node, 0) >= 0)?.start ?? null;
    }
    const last = this.#nodes.findLast(({ node }) => point.comparePoint(node, node.length) <= 0);
    return last ? last.start + last.node.length : null;
  }

  /** The live range that shows a stretch of the text, or null when none of it is on the page. */
  rangeOf(start: number, end: number): Range | null {
    const first = this.#firstEndingAfter(start);
    const last = this.#lastBeginningBefore(end);
    if (!first || !last || last.start < first.start) return null;
    const range = document.createRange();
    range.setStart(first.node, Math.min(first.node.length, Math.max(0, start - first.start)));
    range.setEnd(last.node, Math.min(last.node.length, Math.max(0, end - last.start)));
    return range.collapsed ? null : range;
  }

  #firstEndingAfter(offset: number): IndexedNode | undefined {
    let low = 0;
    let high = this.#nodes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const { node, start } = this.#nodes[middle] as IndexedNode;
      if (start + node.length <= offset) low = middle + 1;
      else high = middle;
    }
    return this.#nodes[low];
  }

  #lastBeginningBefore(offset: number): IndexedNode | undefined {
    let low = 0;
    let high = this.#nodes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#nodes[middle] as IndexedNode).start < offset) low = middle + 1;
      else high = middle;
    }
    return this.#nodes[low - 1];
  }
}

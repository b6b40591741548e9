import { expect, test } from 'vitest';
import { panesAfter, startPanes } from './pane-layout.ts';

const one = startPanes('d-1');
const two = panesAfter(one, { type: 'show-beside', documentId: 'd-2' });

test('the first document beside opens a second pane, which becomes active', () => {
  expect(two.panes.map(pane => pane.documentId)).toEqual(['d-1', 'd-2']);
  expect(two.activeId).toBe(two.panes[1]?.id);
});

test('with both panes open, beside means the other one', () => {
  const third = panesAfter(two, { type: 'show-beside', documentId: 'd-3' });
  expect(third.panes.map(pane => pane.documentId)).toEqual(['d-3', 'd-2']);
});

test('closing the active pane leaves the other active, and the last one cannot be closed', () => {
  const closed = panesAfter(two, { type: 'close', paneId: two.activeId });
  expect(closed).toEqual(one);
  expect(panesAfter(closed, { type: 'close', paneId: closed.activeId })).toBe(closed);
});

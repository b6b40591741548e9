import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { allPanes, MAX_PANES, paneOf, shapeOf, startPanes, type PanesState } from './pane-columns.ts';
import { panesAfter, type PanesEvent } from './pane-layout.ts';

const one = startPanes(['d-1']);
const two = panesAfter(one, { type: 'show-beside', documentId: 'd-2' });
const after = (state: PanesState, ...events: PanesEvent[]) => events.reduce(panesAfter, state);
const shown = (state: PanesState) => allPanes(state).map(({ documentId }) => documentId);
const tabs = (state: PanesState) => allPanes(state).map(pane => pane.tabs.join(' '));

test('the first document beside opens a second pane, which becomes active', () => {
  expect(shown(two)).toEqual(['d-1', 'd-2']);
  expect(two.activeId).toBe('pane-2');
});

test('panes are split to the right into columns and down into rows, up to four', () => {
  const four = after(
    one,
    { type: 'split', paneId: 'pane-1', side: 'right' },
    { type: 'split', paneId: 'pane-1', side: 'down' },
    { type: 'split', paneId: 'pane-2', side: 'up', documentId: 'd-2' },
  );
  expect(shapeOf(four)).toEqual([2, 2]);
  expect(shown(four)).toEqual(['d-1', 'd-1', 'd-2', 'd-1']);
  expect(panesAfter(four, { type: 'split', paneId: 'pane-1', side: 'left' })).toBe(four);
  // With every place taken, beside means the next pane, as a tab.
  const more = after(four, { type: 'activate', paneId: 'pane-2' }, { type: 'show-beside', documentId: 'd-3' });
  expect(tabs(more)).toEqual(['d-1 d-3', 'd-1', 'd-2', 'd-1']);
});

test('closing the active pane leaves its neighbour active, and the last one cannot be closed', () => {
  const closed = panesAfter(two, { type: 'close', paneId: two.activeId });
  expect(closed).toEqual(one);
  expect(panesAfter(closed, { type: 'close', paneId: closed.activeId })).toBe(closed);
});

test('a document opens as a tab after the one that is shown, and its neighbour is shown when it is closed', () => {
  const three = after(
    one,
    { type: 'show', paneId: 'pane-1', documentId: 'd-3' },
    { type: 'show', paneId: 'pane-1', documentId: 'd-1' },
    { type: 'show', paneId: 'pane-1', documentId: 'd-2' },
  );
  expect(tabs(three)).toEqual(['d-1 d-2 d-3']);
  expect(shown(panesAfter(three, { type: 'step-tab', paneId: 'pane-1', by: 1 }))).toEqual(['d-3']);
  const fewer = panesAfter(three, { type: 'close-tab', paneId: 'pane-1', documentId: 'd-2' });
  expect([tabs(fewer), shown(fewer)]).toEqual([['d-1 d-3'], ['d-3']]);
  const none = after(
    fewer,
    { type: 'close-tab', paneId: 'pane-1', documentId: 'd-3' },
    { type: 'close-tab', paneId: 'pane-1', documentId: 'd-1' },
  );
  expect(shown(none)).toEqual([null]);
});

test('a tab moves among its neighbours, into another pane, and onto the edge of one', () => {
  const tabbed = panesAfter(two, { type: 'show', paneId: 'pane-1', documentId: 'd-3' });
  const first = panesAfter(tabbed, { type: 'move-tab', documentId: 'd-3', from: 'pane-1', to: 'pane-1', at: 0 });
  expect(tabs(first)).toEqual(['d-3 d-1', 'd-2']);
  const across = panesAfter(first, { type: 'move-tab', documentId: 'd-3', from: 'pane-1', to: 'pane-2', at: 1 });
  expect([tabs(across), across.activeId]).toEqual([['d-1', 'd-2 d-3'], 'pane-2']);
  const edge = panesAfter(across, { type: 'move-tab', documentId: 'd-3', from: 'pane-2', to: 'pane-1', at: 'down' });
  expect([shapeOf(edge), tabs(edge)]).toEqual([
    [2, 1],
    ['d-1', 'd-3', 'd-2'],
  ]);
});

test('the only tab of a pane takes the pane with it', () => {
  const moved = panesAfter(two, { type: 'move-tab', documentId: 'd-2', from: 'pane-2', to: 'pane-1', at: 1 });
  expect(tabs(moved)).toEqual(['d-1 d-2']);
  const below = panesAfter(two, { type: 'move-tab', documentId: 'd-2', from: 'pane-2', to: 'pane-1', at: 'down' });
  expect(shapeOf(below)).toEqual([2]);
});

test('a document that comes back is shown where there is room, and once', () => {
  const away = panesAfter(one, { type: 'give-away', paneId: 'pane-1' });
  expect(shown(away)).toEqual([null]);
  expect(shown(panesAfter(away, { type: 'take-back', documentId: 'd-1' }))).toEqual(['d-1']);
  expect(panesAfter(two, { type: 'take-back', documentId: 'd-2' })).toBe(two);
});

test('a case begins in the shape of its process, with as many panes as it has documents', () => {
  const shape = [1, 2];
  expect(tabs(startPanes(['a', 'b', 'c', 'd'], shape))).toEqual(['a', 'b', 'c']);
  expect(shapeOf(startPanes(['a', 'b'], shape))).toEqual([1, 1]);
  expect(tabs(startPanes([], shape))).toEqual(['']);
});

test('whatever is done, there are one to four panes, ids are apart, and what is shown is a tab', () => {
  const pane = fc.constantFrom('pane-1', 'pane-2', 'pane-3', 'pane-4');
  const documentId = fc.constantFrom('a', 'b', 'c');
  const side = fc.constantFrom('left' as const, 'right' as const, 'up' as const, 'down' as const);
  const event: fc.Arbitrary<PanesEvent> = fc.oneof(
    fc.record({ type: fc.constant('show-beside' as const), documentId }),
    fc.record({ type: fc.constant('split' as const), paneId: pane, side }),
    fc.record({ type: fc.constant('close' as const), paneId: pane }),
    fc.record({ type: fc.constant('close-tab' as const), paneId: pane, documentId }),
    fc.record({
      type: fc.constant('move-tab' as const),
      documentId,
      from: pane,
      to: pane,
      at: fc.oneof(fc.nat(2), side),
    }),
    fc.record({ type: fc.constant('give-away' as const), paneId: pane }),
    fc.record({ type: fc.constant('take-back' as const), documentId }),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), events => {
      const state = after(one, ...events);
      const panes = allPanes(state);
      expect(panes.length).toBeGreaterThan(0);
      expect(panes.length).toBeLessThanOrEqual(MAX_PANES);
      expect(new Set(panes.map(({ id }) => id)).size).toBe(panes.length);
      expect(new Set(state.columns.map(({ id }) => id)).size).toBe(state.columns.length);
      expect(paneOf(state, state.activeId)).toBeDefined();
      for (const { documentId: front, tabs: own } of panes) {
        expect(own.filter(tab => tab === front)).toHaveLength(front === null ? 0 : 1);
        expect(new Set(own).size).toBe(own.length);
        expect(own.length > 0).toBe(front !== null);
      }
    }),
    { seed: 20_261, numRuns: 400 },
  );
});

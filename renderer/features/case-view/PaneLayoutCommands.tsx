import { text } from '../../i18n/text.ts';
import { useCommand } from '../../ui/commands/use-command.ts';
import { allPanes, MAX_PANES } from './pane-columns.ts';
import { PANE_KEYS } from './pane-keys.ts';
import type { PanesInHand } from './use-panes.ts';

interface PaneLayoutCommandsProps {
  readonly panes: PanesInHand;
  readonly isLinked: boolean;
  readonly onFocusPane: (paneId: string) => void;
  readonly onLink: () => void;
  /** Left out while there is nothing to compare with. */
  readonly onCompare: (() => void) | undefined;
}

/** Splitting, tabs, scrolling together and comparing, by key. Draws nothing. */
export function PaneLayoutCommands({ panes, isLinked, onFocusPane, onLink, onCompare }: PaneLayoutCommandsProps) {
  const { state, dispatch, active, partner } = panes;
  const all = allPanes(state);
  const group = text('panes.group');
  const paneId = state.activeId;
  const documentId = active?.documentId ?? null;
  const next = all[(all.findIndex(({ id }) => id === paneId) + 1) % all.length];
  const canSplit = all.length < MAX_PANES && documentId !== null;
  const move = (to: string, at: number) => {
    if (documentId !== null) dispatch({ type: 'move-tab', documentId, from: paneId, to, at });
  };
  const moveBy = (by: 1 | -1) => {
    const at = (active?.tabs.indexOf(documentId ?? '') ?? -1) + by;
    if (active && at >= 0 && at < active.tabs.length) move(paneId, at);
  };
  const split = (side: 'right' | 'down') => dispatch({ type: 'split', paneId, side });
  const closeTab = () => documentId !== null && dispatch({ type: 'close-tab', paneId, documentId });
  const hasTabs = (active?.tabs.length ?? 0) > 1;
  const isAmong = next !== undefined && next.id !== paneId;
  const commands = [
    ['split-right', 'panes.splitRight', PANE_KEYS.splitRight, canSplit, () => split('right')],
    ['split-down', 'panes.splitDown', PANE_KEYS.splitDown, canSplit, () => split('down')],
    ['close-tab', 'panes.closeTab', PANE_KEYS.closeTab, documentId !== null, () => closeTab()],
    ['next-tab', 'panes.nextTab', PANE_KEYS.nextTab, hasTabs, () => dispatch({ type: 'step-tab', paneId, by: 1 })],
    [
      'previous-tab',
      'panes.previousTab',
      PANE_KEYS.previousTab,
      hasTabs,
      () => dispatch({ type: 'step-tab', paneId, by: -1 }),
    ],
    ['tab-right', 'panes.tabRight', PANE_KEYS.tabRight, hasTabs, () => moveBy(1)],
    ['tab-left', 'panes.tabLeft', PANE_KEYS.tabLeft, hasTabs, () => moveBy(-1)],
    ['tab-to-next-pane', 'panes.tabToNextPane', PANE_KEYS.tabToNextPane, isAmong, () => move(next?.id ?? paneId, 99)],
    ['next-pane', 'panes.nextPane', PANE_KEYS.nextPane, isAmong, () => next && onFocusPane(next.id)],
    ['link', isLinked ? 'panes.unlink' : 'panes.link', PANE_KEYS.link, isLinked || partner !== undefined, onLink],
    ['compare', 'compare.start', PANE_KEYS.compare, onCompare !== undefined, () => onCompare?.()],
  ] as const;
  return commands.map(([id, title, keys, isEnabled, run]) => (
    <OneCommand
      key={id}
      id={`panes.${id}`}
      title={text(title)}
      group={group}
      keys={keys}
      isEnabled={isEnabled}
      run={run}
    />
  ));
}

function OneCommand(command: Parameters<typeof useCommand>[0]) {
  useCommand(command);
  return null;
}

import { X } from 'lucide-react';
import { useRef, type DragEvent, type KeyboardEvent } from 'react';
import type { CaseDocument } from '../../data/views.ts';
import { text } from '../../i18n/text.ts';
import type { PaneState } from './pane-columns.ts';
import type { PanesEvent } from './pane-layout.ts';
import styles from './PaneTabs.module.css';

/** A tab that is being dragged. */
export interface DraggedTab {
  readonly paneId: string;
  readonly documentId: string;
}

interface PaneTabsProps {
  readonly pane: PaneState;
  readonly documents: readonly CaseDocument[];
  readonly dragged: DraggedTab | null;
  readonly onDrag: (tab: DraggedTab | null) => void;
  readonly dispatch: (event: PanesEvent) => void;
}

/** The documents that are open in a pane: one tab stop, arrow keys inside, Delete closes; dragged by the mouse. */
export function PaneTabs({ pane, documents, dragged, onDrag, dispatch }: PaneTabsProps) {
  const list = useRef<HTMLDivElement>(null);
  const nameOf = (id: string) => documents.find(({ record }) => record.id === id)?.record.name ?? id;
  const focusTab = (at: number) => {
    const tabs = list.current?.querySelectorAll<HTMLElement>('[role=tab]');
    tabs?.[(at + tabs.length) % tabs.length]?.focus();
  };
  const close = (documentId: string) => dispatch({ type: 'close-tab', paneId: pane.id, documentId });
  const onKeyDown = (event: KeyboardEvent, at: number, documentId: string) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Delete') close(documentId);
    else if (event.key === 'Home') focusTab(0);
    else if (event.key === 'End') focusTab(-1);
    else if (step !== undefined) focusTab(at + step);
    else return;
    event.preventDefault();
  };
  const dropAt = (event: DragEvent, at: number) => {
    if (!dragged) return;
    event.preventDefault();
    const index = dragged.paneId === pane.id && pane.tabs.indexOf(dragged.documentId) < at ? at - 1 : at;
    dispatch({ type: 'move-tab', documentId: dragged.documentId, from: dragged.paneId, to: pane.id, at: index });
    onDrag(null);
  };
  const allow = (event: DragEvent) => {
    if (dragged) event.preventDefault();
  };
  return (
    <div
      ref={list}
      role="tablist"
      tabIndex={-1}
      aria-label={text('panes.tabs')}
      className={styles.tabs}
      onDragOver={allow}
      onDrop={event => dropAt(event, pane.tabs.length)}
    >
      {pane.tabs.map((documentId, i) => (
        <div
          key={documentId}
          role="presentation"
          className={styles.tab}
          data-shown={documentId === pane.documentId || undefined}
        >
          <button
            type="button"
            role="tab"
            aria-selected={documentId === pane.documentId}
            tabIndex={documentId === pane.documentId ? 0 : -1}
            className={styles.name}
            draggable
            onClick={() => dispatch({ type: 'show', paneId: pane.id, documentId })}
            onAuxClick={event => event.button === 1 && close(documentId)}
            onKeyDown={event => onKeyDown(event, i, documentId)}
            onDragStart={event => {
              event.dataTransfer.effectAllowed = 'move';
              // Not the name: what is dropped into another program is a word of the case.
              event.dataTransfer.setData('text/plain', '');
              // The browser takes its picture of the tab first.
              setTimeout(() => onDrag({ paneId: pane.id, documentId }));
            }}
            onDragEnd={() => onDrag(null)}
            onDragOver={allow}
            onDrop={event => {
              event.stopPropagation();
              dropAt(event, i);
            }}
          >
            {nameOf(documentId)}
          </button>
          <button
            type="button"
            tabIndex={-1}
            aria-hidden="true"
            title={text('panes.closeTabName', { name: nameOf(documentId) })}
            className={styles.close}
            onClick={() => close(documentId)}
          >
            <X size={12} aria-hidden="true" />
          </button>
        </div>
      ))}
    </div>
  );
}

import { Fragment, type ReactNode } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { text } from '../../i18n/text.ts';
import { given } from '../given.ts';
import styles from './SplitPane.module.css';

export interface Pane {
  readonly id: string;
  readonly content: ReactNode;
  /** Pixels as a number, or a CSS length or percentage as text. */
  readonly minSize?: number | string | undefined;
  readonly defaultSize?: number | string | undefined;
}

/** Percent of the whole for each pane, by its id. */
export type PaneLayout = Readonly<Record<string, number>>;

export interface SplitPaneProps {
  id: string;
  direction: 'horizontal' | 'vertical';
  panes: readonly Pane[];
  layout?: PaneLayout | undefined;
  /** After a person moved a separator; not at every pixel. */
  onLayout?: ((layout: PaneLayout) => void) | undefined;
}

/** Panes beside or below each other, with separators that the mouse and the arrow keys move. */
export function SplitPane({ id, direction, panes, layout, onLayout }: SplitPaneProps) {
  // A remembered layout of other panes than these would be refused.
  const fits = layout !== undefined && panes.every(pane => layout[pane.id] !== undefined);
  return (
    <Group
      id={id}
      orientation={direction}
      defaultLayout={fits ? layout : undefined}
      onLayoutChanged={(next, meta) => {
        if (meta.isUserInteraction) onLayout?.(next);
      }}
      className={styles.group}
    >
      {panes.map((pane, index) => (
        <Fragment key={pane.id}>
          {index > 0 && (
            <Separator className={styles.separator} data-direction={direction} aria-label={text('app.resizePanes')} />
          )}
          <Panel
            id={pane.id}
            className={styles.panel}
            {...given({ minSize: pane.minSize, defaultSize: pane.defaultSize })}
          >
            {pane.content}
          </Panel>
        </Fragment>
      ))}
    </Group>
  );
}

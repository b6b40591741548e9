import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';
import { cx } from '../cx.ts';
import styles from './Tabs.module.css';

export interface TabItem {
  readonly id: string;
  readonly label: ReactNode;
  readonly content: ReactNode;
  readonly isDisabled?: boolean | undefined;
}

export interface TabsProps {
  label: string;
  items: readonly TabItem[];
  selected: string;
  onSelect: (id: string) => void;
  /** Keeps the content of tabs that are not selected: for a viewer that must not lose its place. */
  keepMounted?: boolean | undefined;
}

/** Several contents in one place, one at a time. */
export function Tabs({ label, items, selected, onSelect, keepMounted = false }: TabsProps) {
  return (
    <AriaTabs selectedKey={selected} onSelectionChange={key => onSelect(String(key))} className={cx(styles.tabs)}>
      <TabList aria-label={label} className={cx(styles.list)}>
        {items.map(item => (
          <Tab key={item.id} id={item.id} isDisabled={item.isDisabled ?? false} className={cx(styles.tab)}>
            {item.label}
          </Tab>
        ))}
      </TabList>
      {items.map(item => (
        <TabPanel key={item.id} id={item.id} shouldForceMount={keepMounted} className={cx(styles.panel)}>
          {item.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}

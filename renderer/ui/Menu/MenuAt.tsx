import { useRef } from 'react';
import { Menu as AriaMenu, MenuItem, Popover, Text } from 'react-aria-components';
import { cx } from '../cx.ts';
import { Kbd } from '../Kbd/Kbd.tsx';
import overlay from '../overlay.module.css';
import type { MenuEntry } from './Menu.tsx';
import styles from './MenuAt.module.css';

interface MenuAtProps {
  label: string;
  /** In the window, where it was asked for. */
  place: { readonly x: number; readonly y: number };
  items: readonly MenuEntry[];
  onAction: (id: string) => void;
  onClose: () => void;
}

/** Actions at a place of the page: what the second button of the mouse or a key asks for. */
export function MenuAt({ label, place, items, onAction, onClose }: MenuAtProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span ref={anchor} className={styles.anchor} style={{ left: place.x, top: place.y }} />
      <Popover
        triggerRef={anchor}
        isOpen
        onOpenChange={isOpen => {
          if (!isOpen) onClose();
        }}
        placement="bottom start"
        offset={0}
        className={cx(overlay['popover'])}
      >
        <AriaMenu
          aria-label={label}
          items={items}
          // A menu has the focus as soon as it is open.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus="first"
          onAction={key => onAction(String(key))}
          onClose={onClose}
          className={cx(overlay['list'])}
        >
          {item => (
            <MenuItem
              id={item.id}
              textValue={item.label}
              isDisabled={item.isDisabled ?? false}
              className={cx(overlay['item'])}
            >
              <Text slot="label" className={cx(overlay['words'])}>
                {item.label}
              </Text>
              {item.keys !== undefined && (
                <span className={overlay['keys']}>
                  <Kbd keys={item.keys} isHint />
                </span>
              )}
            </MenuItem>
          )}
        </AriaMenu>
      </Popover>
    </>
  );
}

import { Check } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import { cx } from '../cx.ts';
import { Kbd } from '../Kbd/Kbd.tsx';
import overlay from '../overlay.module.css';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly description?: string | undefined;
  readonly icon?: ReactNode;
  readonly keys?: string | undefined;
  readonly tone?: 'danger' | undefined;
  /** Given: one of several states, with a check at the one that holds. */
  readonly isSelected?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
}

export interface MenuProps {
  /** A `Button` or `IconButton`; the menu opens below it. */
  trigger: ReactElement;
  label: string;
  items: readonly MenuEntry[];
  onAction: (id: string) => void;
  /** It was asked for before it was here. */
  isOpenAtFirst?: boolean | undefined;
}

/** Actions behind one button. */
export function Menu({ trigger, label, items, onAction, isOpenAtFirst = false }: MenuProps) {
  const hasChoice = items.some(item => item.isSelected !== undefined);
  return (
    <MenuTrigger defaultOpen={isOpenAtFirst}>
      {trigger}
      <Popover className={cx(overlay['popover'])} offset={4}>
        <AriaMenu
          aria-label={label}
          items={items}
          onAction={key => onAction(String(key))}
          {...(hasChoice && {
            selectionMode: 'single' as const,
            selectedKeys: items.filter(item => item.isSelected === true).map(item => item.id),
          })}
          className={cx(overlay['list'])}
        >
          {item => (
            <MenuItem
              id={item.id}
              textValue={item.label}
              isDisabled={item.isDisabled ?? false}
              className={cx(overlay['item'])}
              data-tone={item.tone}
            >
              {item.icon}
              {hasChoice && (
                <Check
                  size={14}
                  aria-hidden="true"
                  className={overlay['check']}
                  data-shown={item.isSelected === true || undefined}
                />
              )}
              <Text slot="label" className={cx(overlay['words'])}>
                {item.label}
                {item.description !== undefined && <span className={overlay['description']}>{item.description}</span>}
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
    </MenuTrigger>
  );
}

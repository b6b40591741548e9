import type { RefObject } from 'react';
import { text } from '../../i18n/text.ts';
import { useCommand } from '../../ui/commands/use-command.ts';
import { actId, type RowAct } from './talk/row-acts.ts';

interface RowKeysProps {
  readonly list: RefObject<HTMLElement | null>;
}

/** The keys of the row that has the focus: they press its buttons. Draws nothing. */
export function RowKeys({ list }: RowKeysProps) {
  const rowInHand = (): HTMLElement | null => {
    const focused = document.activeElement;
    return focused && list.current?.contains(focused) === true ? focused.closest<HTMLElement>('[data-mark-id]') : null;
  };
  const buttonFor = (act: RowAct): HTMLElement | null => {
    const id = rowInHand()?.dataset['markId'];
    return id === undefined ? null : document.getElementById(actId(act, id));
  };
  const press = (act: RowAct) => buttonFor(act)?.click();
  const canPress = (act: RowAct) => buttonFor(act) !== null;
  const walk = (by: 1 | -1) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-mark-id]') ?? [])];
    const row = rowInHand();
    rows[(row ? rows.indexOf(row) : -1) + by]?.querySelector('button')?.focus();
  };
  const group = text('annotate.group');
  const isEnabled = () => rowInHand() !== null;
  useCommand({
    id: 'annotate.row.reply',
    title: text('talk.reply'),
    group,
    keys: 'r',
    isEnabled,
    run: () => press('reply'),
  });
  useCommand({
    id: 'annotate.row.settle',
    title: text('talk.settle'),
    group,
    keys: 'x',
    isEnabled,
    run: () => press('settle'),
  });
  useCommand({
    id: 'annotate.row.link',
    title: text('link.add'),
    group,
    keys: 'l',
    isEnabled,
    run: () => press('link'),
  });
  useCommand({
    id: 'annotate.row.place',
    title: text('place.again'),
    group,
    keys: 'p',
    isEnabled,
    run: () => press('place'),
  });
  useCommand({
    id: 'annotate.row.accept',
    title: text('suggest.acceptCommand'),
    group,
    keys: 'y',
    isEnabled: () => canPress('accept'),
    run: () => press('accept'),
  });
  useCommand({
    id: 'annotate.row.reject',
    title: text('suggest.rejectCommand'),
    group,
    keys: 'd',
    isEnabled: () => canPress('reject'),
    run: () => press('reject'),
  });
  useCommand({
    id: 'annotate.row.next',
    title: text('annotate.nextRow'),
    group,
    keys: 'j',
    isEnabled,
    run: () => walk(1),
  });
  useCommand({
    id: 'annotate.row.before',
    title: text('annotate.rowBefore'),
    group,
    keys: 'k',
    isEnabled,
    run: () => walk(-1),
  });
  return null;
}

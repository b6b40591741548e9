import { ArrowDown, ArrowUp, Copy, GripVertical, Trash2 } from 'lucide-react';
import { text } from '../../../i18n/text.ts';
import { IconButton } from '../../../ui/IconButton/IconButton.tsx';
import styles from '../FormBlocks.module.css';
import type { RowActions } from './use-row-actions.ts';

interface RowToolsProps {
  index: number;
  count: number;
  isFull: boolean;
  actions: RowActions;
}

/** What can be done with one entry. The grip is for the mouse; the arrows and their keys do the same. */
export function RowTools({ index, count, isFull, actions }: RowToolsProps) {
  const row = index + 1;
  return (
    <span className={styles.itemTools}>
      <span
        draggable
        className={styles.grip}
        title={text('rows.drag', { row })}
        onDragStart={event => actions.beginDrag(event, index)}
      >
        <GripVertical size={14} aria-hidden="true" />
      </span>
      <IconButton
        label={text('judge.moveUp', { row })}
        keys="Alt+Shift+ArrowUp"
        icon={<ArrowUp size={14} aria-hidden="true" />}
        isDisabled={index === 0}
        onPress={() => actions.move(index, index - 1)}
      />
      <IconButton
        label={text('judge.moveDown', { row })}
        keys="Alt+Shift+ArrowDown"
        icon={<ArrowDown size={14} aria-hidden="true" />}
        isDisabled={index === count - 1}
        onPress={() => actions.move(index, index + 1)}
      />
      <IconButton
        label={text('judge.copyRow', { row })}
        icon={<Copy size={14} aria-hidden="true" />}
        isDisabled={isFull}
        onPress={() => actions.copy(index)}
      />
      <IconButton
        label={text('judge.removeRow', { row })}
        icon={<Trash2 size={14} aria-hidden="true" />}
        onPress={() => actions.remove(index)}
      />
    </span>
  );
}

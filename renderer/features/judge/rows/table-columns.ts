import type { FormBlock, FormField } from '../../../../shared/forms/form-model.ts';

/**
 * The questions of a row as columns of a table; null when the row has something that no cell can hold: a list, a part
 * with a heading or a note.
 */
export function tableColumns(list: FormField): readonly FormField[] | null {
  if (list.display !== 'table') return null;
  const flat = (blocks: readonly FormBlock[]): readonly FormField[] | null => {
    const columns: FormField[] = [];
    for (const block of blocks) {
      const inner = block.kind === 'row' ? flat(block.blocks) : null;
      if (block.kind === 'field' && block.field.item.length === 0) columns.push(block.field);
      else if (inner) columns.push(...inner);
      else return null;
    }
    return columns;
  };
  return flat(list.item);
}

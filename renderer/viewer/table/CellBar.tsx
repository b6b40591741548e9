import { text } from '../../i18n/text.ts';
import styles from './CellBar.module.css';
import { columnName } from './column-name.ts';
import type { Cell, CellPlace } from './sheet-table.ts';

/** The chosen cell by name, with all of its words and the formula that they come from. */
export function CellBar({ place, cell }: { place: CellPlace; cell: Cell | null }) {
  const name = `${columnName(place.column)}${place.row + 1}`;
  return (
    <div className={styles.bar} data-testid="cell-bar">
      <span className={styles.name}>{name}</span>
      {cell?.formula != null && (
        <span className={styles.formula} title={text('kinds.formula')}>
          ={cell.formula}
        </span>
      )}
      <span className={styles.value}>{cell?.value ?? ''}</span>
    </div>
  );
}

import type { RefObject } from 'react';
import type { FormField } from '../../../../shared/forms/form-model.ts';
import { toConcrete } from '../../../../shared/forms/template-pointer.ts';
import { text } from '../../../i18n/text.ts';
import { RowTools } from './RowTools.tsx';
import { TableCell } from './TableCell.tsx';
import styles from './TableRows.module.css';
import type { RowActions } from './use-row-actions.ts';

interface TableRowsProps {
  id: string;
  list: FormField;
  columns: readonly FormField[];
  pointer: string;
  count: number;
  body: RefObject<HTMLTableSectionElement | null>;
  isFixed: boolean;
  isFull: boolean;
  actions: RowActions;
}

/** Entries as lines of a table (`format: table`): many short answers in sight at once. */
export function TableRows({ id, list, columns, pointer, count, body, isFixed, isFull, actions }: TableRowsProps) {
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-labelledby={`${id}-label`}>
        <thead>
          <tr>
            <th scope="col">{text('rows.number')}</th>
            {columns.map((field, at) => (
              <th key={field.key} id={`${id}-column-${at}`} scope="col">
                {field.label === '' ? list.label : field.label}
                {field.required && <span className={styles.required}> {text('judge.required')}</span>}
                {field.unit !== undefined && <span className={styles.required}> ({field.unit})</span>}
              </th>
            ))}
            {!isFixed && (
              <th scope="col">
                <span className="visually-hidden">{text('rows.tools')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody ref={body}>
          {Array.from({ length: count }, (_, index) => (
            // Hears the keys of its controls, to move the row as a whole.
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
            <tr
              key={index}
              onKeyDown={event => !isFixed && actions.onKeyDown(event, index)}
              onDragOver={actions.onDragOver}
              onDrop={event => actions.onDrop(event, index)}
            >
              <th id={`${id}-row-${index}`} scope="row" className={styles.number}>
                {index + 1}
              </th>
              {columns.map((field, at) => (
                <TableCell
                  key={field.key}
                  field={field}
                  pointer={toConcrete(field.key, `${pointer}/${index}`)}
                  names={`${id}-column-${at} ${id}-row-${index}`}
                />
              ))}
              {!isFixed && (
                <td className={styles.tools}>
                  <RowTools {...{ index, count, isFull, actions }} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

import { useContext, useState } from 'react';
import type { FormField } from '../../../../shared/forms/form-model.ts';
import { matchColumns, pasteColumns, planPaste } from '../../../../shared/forms/paste-rows.ts';
import { text } from '../../../i18n/text.ts';
import { formatAnswer } from '../../../ui/AnswerControl/format-answer.ts';
import { Button } from '../../../ui/Button/Button.tsx';
import { Dialog } from '../../../ui/Dialog/Dialog.tsx';
import { getAt } from '../../../../shared/forms/answers.ts';
import { readingsOf } from '../evidence/readings-of.ts';
import { type Table, TakenTableContext } from '../../../viewer/taken-table.ts';
import { PasteMisfits } from './PasteMisfits.tsx';
import { readClipboard } from './read-clipboard.ts';
import styles from './PasteDialog.module.css';

const MOST_SHOWN = 12;

interface PasteDialogProps {
  field: FormField;
  /** Rows that are there. */
  count: number;
  /** What was pasted; null when the dialog is to ask for it. */
  table: Table | null;
  onAdd: (items: readonly unknown[]) => void;
  onClose: () => void;
}

/** Shows what of a copied table goes where before anything is added, and what does not fit. */
export function PasteDialog({ field, count, table: begun, onAdd, onClose }: PasteDialogProps) {
  const columns = pasteColumns(field);
  const [table, setTable] = useState(begun);
  const [match, setMatch] = useState(() => matchColumns(columns, begun ?? []));
  const [isWrong, setWrong] = useState(false);
  const plan = table && planPaste(field, count, table, match, readingsOf);
  const fromDocument = useContext(TakenTableContext);
  const begin = (read: Table) => {
    setTable(read);
    setMatch(matchColumns(columns, read));
  };
  const take = (event: React.ClipboardEvent) => {
    event.preventDefault();
    const read = readClipboard(event.clipboardData);
    setWrong(read === null);
    if (read) begin(read);
  };
  const aim = (at: number, target: number) =>
    setMatch({
      ...match,
      targets: match.targets.map((old, place) => (place === at ? target : old === target ? -1 : old)),
    });
  const items = plan?.items ?? [];
  const names = table?.[0] ?? [];
  return (
    <Dialog
      title={text('rows.pasteTitle', { label: field.label })}
      isOpen
      onClose={onClose}
      size="large"
      actions={
        <>
          <Button onPress={onClose}>{text('rows.cancel')}</Button>
          <Button tone="primary" isDisabled={items.length === 0} onPress={() => onAdd(items)}>
            {text('rows.add', { count: items.length })}
          </Button>
        </>
      }
    >
      {!plan || !table ? (
        <>
          {fromDocument && (
            <p className={styles.taken}>
              <Button tone="primary" onPress={() => begin(fromDocument.table)}>
                {text('rows.useTaken', { rows: fromDocument.table.length, document: fromDocument.from })}
              </Button>
            </p>
          )}
          <label className={styles.ask}>
            {text('rows.pasteHere')}
            <textarea className={styles.here} rows={4} onPaste={take} />
            {isWrong && <span role="alert">{text('rows.notTable')}</span>}
          </label>
        </>
      ) : (
        <>
          <label className={styles.names}>
            <input
              type="checkbox"
              checked={match.hasNames}
              onChange={event => setMatch({ ...match, hasNames: event.currentTarget.checked })}
            />
            {text('rows.hasNames')}
          </label>
          {/* Wide tables are read by scrolling them, with the keys as well. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div className={styles.scroll} tabIndex={0} role="group" aria-label={text('rows.preview')}>
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col">{text('rows.row')}</th>
                  {match.targets.map((target, at) => (
                    <th key={at} scope="col">
                      <span className={styles.from}>
                        {match.hasNames && names[at] ? names[at] : text('rows.column', { number: at + 1 })}
                      </span>
                      <select
                        aria-label={text('rows.target', { number: at + 1 })}
                        className={styles.target}
                        value={target}
                        onChange={event => aim(at, Number(event.currentTarget.value))}
                      >
                        <option value={-1}>{text('rows.leaveOut')}</option>
                        {columns.map((column, place) => (
                          <option key={column.place} value={place}>
                            {column.field.label || field.label}
                          </option>
                        ))}
                      </select>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {items.slice(0, MOST_SHOWN).map((item, row) => (
                  <tr key={row}>
                    <th scope="row">{row + 1}</th>
                    {match.targets.map((target, at) => {
                      const column = columns[target];
                      const cell = table[row + (match.hasNames ? 1 : 0)]?.[at] ?? '';
                      const value = column && (column.place === '' ? item : getAt(item, column.place));
                      const isOut = value === undefined || value === null;
                      return (
                        <td key={at} data-out={(isOut && cell !== '') || undefined}>
                          {isOut || !column ? cell : formatAnswer(column.field, value)}
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {items.length > MOST_SHOWN && <p>{text('rows.more', { count: items.length - MOST_SHOWN })}</p>}
          <PasteMisfits misfits={plan.misfits} over={plan.over} />
        </>
      )}
    </Dialog>
  );
}

import { ClipboardPaste, Plus } from 'lucide-react';
import { useId, useRef, useState, type ClipboardEvent, type ReactNode } from 'react';
import type { FieldLimits, FormField } from '../../../shared/forms/form-model.ts';
import { pasteColumns } from '../../../shared/forms/paste-rows.ts';
import { text } from '../../i18n/text.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { EvidenceStrip } from './EvidenceStrip.tsx';
import styles from './FormBlocks.module.css';
import { RecheckMark } from './migration/RecheckMark.tsx';
import { usePanel } from './panel-context.ts';
import { problemSentence } from './problem-sentence.ts';
import { ReturnedReason } from './ReturnedReason.tsx';
import { PasteDialog } from './rows/PasteDialog.tsx';
import { readClipboard } from './rows/read-clipboard.ts';
import { RowTools } from './rows/RowTools.tsx';
import { tableColumns } from './rows/table-columns.ts';
import { TableRows } from './rows/TableRows.tsx';
import { useRowActions } from './rows/use-row-actions.ts';
import { useProblems, useRowCount } from './use-form.ts';

interface RepeatingGroupProps {
  field: FormField;
  pointer: string;
  /** The questions of the row at a pointer: handed in, because a row may hold a list again. */
  renderRow: (pointer: string) => ReactNode;
}

/** How many entries the client wants. */
function limitsInWords({ minItems: least = 0, maxItems: most }: FieldLimits): string {
  if (most === undefined) return least > 0 ? text('rows.least', { least }) : '';
  return least > 0 ? text('rows.between', { least, most }) : text('rows.most', { most });
}

/** A list of the same questions: rows are added, copied, moved, pasted and removed by button, key or mouse. */
export function RepeatingGroup({ field, pointer, renderRow }: RepeatingGroupProps) {
  const { isReadOnly } = usePanel();
  const count = useRowCount(pointer);
  const problems = useProblems(pointer);
  const list = useRef<HTMLOListElement & HTMLTableSectionElement>(null);
  const id = useId();
  const actions = useRowActions(field, pointer, count, list, `${id}-add`);
  /** What is being pasted; null while nothing is. */
  const [pasted, setPasted] = useState<{ table: ReturnType<typeof readClipboard> } | null>(null);
  const isFixed = isReadOnly || field.readOnly;
  const isFull = field.limits.maxItems !== undefined && count >= field.limits.maxItems;
  const columns = tableColumns(field);
  const limits = limitsInWords(field.limits);
  const onPaste = (event: ClipboardEvent) => {
    // In a box for long text a table is text; and a list in this list hears it first.
    if (isFixed || isFull || event.defaultPrevented || event.target instanceof HTMLTextAreaElement) return;
    const table = readClipboard(event.clipboardData);
    if (!table) return;
    event.preventDefault();
    setPasted({ table });
  };

  return (
    // Hears a table that is pasted into any of its boxes.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="group"
      aria-labelledby={`${id}-label`}
      className={styles.repeat}
      data-question={pointer}
      data-list={`${id}-add`}
      data-label={field.label}
      data-wrong={problems.length > 0 || undefined}
      onPaste={onPaste}
    >
      <div className={styles.repeatHead}>
        <span id={`${id}-label`} className={styles.repeatLabel}>
          {field.label}
        </span>
        <span className={styles.count}>
          {text('judge.rows', { count })}
          {limits !== '' && ` · ${limits}`}
        </span>
      </div>
      {field.description !== undefined && <p className={styles.note}>{field.description}</p>}
      <ReturnedReason field={field} pointer={pointer} id={`${id}-returned`} />
      <RecheckMark pointer={pointer} id={`${id}-moved`} />
      {problems.length > 0 && (
        <p className={styles.wrong}>{problems.map(problem => problemSentence(problem, field)).join(' ')}</p>
      )}
      {columns ? (
        count > 0 && (
          <TableRows list={field} body={list} {...{ id, columns, pointer, count, isFixed, isFull, actions }} />
        )
      ) : (
        <ol ref={list} className={styles.rows}>
          {Array.from({ length: count }, (_, index) => (
            // Hears the keys of its controls, to move the row as a whole.
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
            <li
              key={index}
              className={styles.item}
              onKeyDown={event => !isFixed && actions.onKeyDown(event, index)}
              onDragOver={actions.onDragOver}
              onDrop={event => actions.onDrop(event, index)}
            >
              <div className={styles.itemHead}>
                <span>{text('judge.rowOf', { label: field.label, row: index + 1 })}</span>
                {!isFixed && <RowTools {...{ index, count, isFull, actions }} />}
              </div>
              {renderRow(`${pointer}/${index}`)}
            </li>
          ))}
        </ol>
      )}
      {actions.removed !== null && (
        <p className={styles.removed}>
          {text('rows.removed', { row: actions.removed })}{' '}
          <Button onPress={actions.undoRemoval}>{text('rows.undo')}</Button>
        </p>
      )}
      {!isFixed && (
        <div className={styles.repeatTools}>
          <Button
            id={`${id}-add`}
            icon={<Plus size={14} aria-hidden="true" />}
            isDisabled={isFull}
            onPress={actions.add}
          >
            {text('judge.addRow', { label: field.label })}
          </Button>
          {pasteColumns(field).length > 0 && (
            <Button
              icon={<ClipboardPaste size={14} aria-hidden="true" />}
              isDisabled={isFull}
              onPress={() => setPasted({ table: null })}
            >
              {text('rows.paste')}
            </Button>
          )}
        </div>
      )}
      <EvidenceStrip field={field} pointer={pointer} />
      {pasted && (
        <PasteDialog
          field={field}
          count={count}
          table={pasted.table}
          onClose={() => setPasted(null)}
          onAdd={items => {
            setPasted(null);
            actions.paste(items);
          }}
        />
      )}
    </div>
  );
}

import { text } from '../../../i18n/text.ts';
import { choiceOf, type Choices, type FieldChoice, type MergeField, type Side } from './merge.ts';
import styles from './MergeTable.module.css';
import { OwnValue } from './OwnValue.tsx';

interface MergeTableProps {
  fields: readonly MergeField[];
  choices: Choices;
  onChoose: (id: string, choice: FieldChoice) => void;
}

/** Every field that differs: what both began from, mine, theirs, and which of them counts. */
export function MergeTable({ fields, choices, onChoose }: MergeTableProps) {
  const hasBase = fields.some(field => field.base !== null);
  const hasOwn = fields.some(field => field.edit !== null);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{text('conflict.column.what')}</th>
          {hasBase && <th scope="col">{text('conflict.column.base')}</th>}
          <th scope="col">{text('conflict.column.mine')}</th>
          <th scope="col">{text('conflict.column.theirs')}</th>
          {hasOwn && <th scope="col">{text('conflict.column.own')}</th>}
        </tr>
      </thead>
      <tbody>
        {fields.map(field => {
          const choice = choiceOf(field, choices);
          const choose = (next: FieldChoice) => onChoose(field.id, next);
          return (
            <tr key={field.id} data-open={choice === null || undefined}>
              <th scope="row">{field.label}</th>
              {hasBase && <td className={styles.base}>{field.base}</td>}
              <SideCell field={field} side="mine" choice={choice} onChoose={choose} />
              <SideCell field={field} side="theirs" choice={choice} onChoose={choose} />
              {hasOwn && (
                <td className={styles.own}>{field.edit && <Own {...{ field, choice, onChoose: choose }} />}</td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface CellProps {
  field: MergeField;
  choice: FieldChoice | null;
  onChoose: (choice: FieldChoice) => void;
}

function SideCell({ field, side, choice, onChoose }: CellProps & { side: Side }) {
  return (
    <td>
      <label className={styles.choice}>
        <input
          type="radio"
          name={`merge ${field.id}`}
          aria-label={text('conflict.choose', { label: field.label, side: text(`conflict.column.${side}`) })}
          checked={choice?.side === side}
          onChange={() => onChoose({ side })}
        />
        <span>
          {field[side]}
          {field.suggested === side && <span className={styles.hint}> · {text('conflict.suggested')}</span>}
        </span>
      </label>
    </td>
  );
}

function Own({ field, choice, onChoose }: CellProps) {
  const { edit } = field;
  if (edit === null) return null;
  return (
    <>
      <label className={styles.choice}>
        <input
          type="radio"
          name={`merge ${field.id}`}
          aria-label={text('conflict.choose', { label: field.label, side: text('conflict.own') })}
          checked={choice?.side === 'own'}
          onChange={() => onChoose({ side: 'own', value: edit.value })}
        />
        {text('conflict.own')}
      </label>
      {choice?.side === 'own' && (
        <OwnValue
          shape={edit.shape}
          label={text('conflict.ownValue', { label: field.label })}
          begun={edit.value}
          onChange={value => onChoose({ side: 'own', value })}
        />
      )}
    </>
  );
}

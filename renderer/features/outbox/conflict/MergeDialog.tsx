import { useState } from 'react';
import { text } from '../../../i18n/text.ts';
import { Button } from '../../../ui/Button/Button.tsx';
import { Dialog } from '../../../ui/Dialog/Dialog.tsx';
import { type Choices, type Merge, type Side, undecided } from './merge.ts';
import styles from './MergeTable.module.css';
import { MergeTable } from './MergeTable.tsx';

interface MergeDialogProps {
  /** What there are two versions of, in words. */
  what: string;
  merge: Merge;
  /** Who made which side, and when, a sentence each. */
  sides: readonly string[];
  /** The result is checked once more before it is sent. */
  becomesDraft: boolean;
  /** Resolves with what went wrong, in words; null when it is decided. */
  onDecide: (choices: Choices) => Promise<string | null>;
  onClose: () => void;
}

/** Two versions side by side, to be made one: per field mine, theirs, or something else. */
export function MergeDialog({ what, merge, sides, becomesDraft, onDecide, onClose }: MergeDialogProps) {
  const [choices, setChoices] = useState<Choices>({});
  const [isDeciding, setDeciding] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const { fields } = merge;
  const left = undecided(fields, choices);
  const problem = left === 0 ? (merge.problem?.(choices) ?? null) : null;
  const chooseAll = (side: Side) => setChoices(Object.fromEntries(fields.map(({ id }) => [id, { side }])));
  const decide = async () => {
    setDeciding(true);
    setFailure(null);
    const wrong = await onDecide(choices);
    if (wrong === null) return onClose();
    setDeciding(false);
    setFailure(wrong);
  };
  return (
    <Dialog
      title={text('conflict.title', { what })}
      size="large"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{text('conflict.cancel')}</Button>
          <Button
            tone="primary"
            isDisabled={left > 0 || problem !== null}
            isPending={isDeciding}
            onPress={() => void decide()}
          >
            {text(becomesDraft ? 'conflict.takeUp' : 'conflict.send')}
          </Button>
        </>
      }
    >
      <p>{text(becomesDraft ? 'conflict.aboutDraft' : 'conflict.about')}</p>
      <ul className={styles.sides}>
        {sides.map(side => (
          <li key={side}>{side}</li>
        ))}
        {fields.every(field => field.base === null) && <li>{text('conflict.noBase')}</li>}
      </ul>
      {fields.length === 0 ? (
        <p>{text('conflict.same')}</p>
      ) : (
        <>
          <div className={styles.tools}>
            <span className={styles.left} role="status">
              {text('conflict.left', { count: left })}
            </span>
            <Button onPress={() => chooseAll('mine')}>{text('conflict.allMine')}</Button>
            <Button onPress={() => chooseAll('theirs')}>{text('conflict.allTheirs')}</Button>
          </div>
          <MergeTable
            fields={fields}
            choices={choices}
            onChoose={(id, choice) => setChoices(before => ({ ...before, [id]: choice }))}
          />
        </>
      )}
      {(problem ?? failure) !== null && (
        <p role="alert" className={styles.problem}>
          {problem ?? failure}
        </p>
      )}
    </Dialog>
  );
}

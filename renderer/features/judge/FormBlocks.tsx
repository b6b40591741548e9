import type { FormBlock, FormField } from '../../../shared/forms/form-model.ts';
import { toConcrete } from '../../../shared/forms/template-pointer.ts';
import { unreachable } from '../../../shared/unreachable.ts';
import { CalculatedField } from './CalculatedField.tsx';
import { ListChecks } from './checks/CheckNotes.tsx';
import styles from './FormBlocks.module.css';
import { KeptAnswer, KeptAnswers } from './KeptAnswers.tsx';
import { QuestionField } from './QuestionField.tsx';
import { RepeatingGroup } from './RepeatingGroup.tsx';
import { useVisible } from './use-form.ts';

/** What is laid out, in order. `near` is the list item that it stands in, or empty. */
export function FormBlocks({ blocks, near }: { blocks: readonly FormBlock[]; near: string }) {
  // The layout of a form never changes while it is shown, so a place is as good a key as a name.
  return blocks.map((block, index) => <Block key={index} block={block} near={near} />);
}

function Block({ block, near }: { block: FormBlock; near: string }) {
  switch (block.kind) {
    case 'field':
      return <Question field={block.field} near={near} />;
    case 'row':
      return (
        <div className={styles.row}>
          <FormBlocks blocks={block.blocks} near={near} />
        </div>
      );
    case 'heading':
      return <Heading block={block} near={near} />;
    case 'note':
      return <Note block={block} near={near} />;
    default:
      return unreachable(block);
  }
}

function Question({ field, near }: { field: FormField; near: string }) {
  const pointer = toConcrete(field.key, near);
  if (!useVisible(field.rules, pointer)) return <KeptAnswer field={field} pointer={pointer} />;
  if (field.calculated !== undefined) return <CalculatedField field={field} pointer={pointer} />;
  if (field.kind === 'repeating-group') {
    return (
      <>
        <RepeatingGroup
          field={field}
          pointer={pointer}
          renderRow={row => <FormBlocks blocks={field.item} near={row} />}
        />
        <ListChecks field={field} pointer={pointer} />
      </>
    );
  }
  return <QuestionField field={field} pointer={pointer} />;
}

function Heading({ block, near }: { block: Extract<FormBlock, { kind: 'heading' }>; near: string }) {
  if (!useVisible(block.rules, near)) return <KeptAnswers blocks={block.blocks} near={near} />;
  return (
    <div role="group" aria-label={block.label} className={styles.group}>
      {block.label !== '' && <p className={styles.heading}>{block.label}</p>}
      <FormBlocks blocks={block.blocks} near={near} />
    </div>
  );
}

function Note({ block, near }: { block: Extract<FormBlock, { kind: 'note' }>; near: string }) {
  if (!useVisible(block.rules, near)) return null;
  return <p className={styles.note}>{block.text}</p>;
}

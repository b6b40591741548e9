import '../../../i18n/add-later.ts';
import { useState, useSyncExternalStore } from 'react';
import { openQuery } from '../../../data/actions/open-query.ts';
import { useStore } from '../../../data/store-context.ts';
import type { CaseFile } from '../../../data/views.ts';
import { text } from '../../../i18n/text.ts';
import { announce } from '../../../ui/announce.ts';
import { Button } from '../../../ui/Button/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox/Checkbox.tsx';
import { Dialog } from '../../../ui/Dialog/Dialog.tsx';
import { useConfirming } from '../../../ui/Dialog/use-confirming.ts';
import { useFocusInDialog } from '../../../ui/Dialog/use-focus-in-dialog.ts';
import { TextField } from '../../../ui/TextField/TextField.tsx';
import type { FormStore } from '../form-store.ts';
import { queryAt } from '../../../../shared/forms/marginal.ts';
import type { Panel } from '../panel-context.ts';
import styles from './ReferDialog.module.css';

interface ReferDialogProps {
  form: FormStore;
  panel: Panel;
  pointer: string;
  question: string;
  caseFile: CaseFile;
  onClose: () => void;
}

/** Asks the client about one answer. What is typed is kept with the draft; the rest of the case stays open. */
export function ReferDialog({ form, panel, pointer, question, caseFile, onClose }: ReferDialogProps) {
  const store = useStore();
  const first = useFocusInDialog();
  const [draft] = useState(() => form.rationale(queryAt(pointer)));
  const words = useSyncExternalStore(draft.subscribe, () => textOf(draft.get()));
  const [isBlocking, setBlocking] = useState(false);
  const [cites, setCites] = useState(true);
  const places = form.evidence(pointer).map(id => panel.chip(id));
  const asked = panel.queries.get(pointer) ?? [];
  const { state, confirm } = useConfirming(async () => {
    const quotes = cites ? places.map(({ quote, place }) => `“${quote}” (${place})`) : [];
    await openQuery(store, {
      id: store.newId(),
      caseId: caseFile.record.id,
      subject: question.slice(0, 200),
      pointer,
      blocking: isBlocking,
      status: 'open',
      messages: [
        {
          id: store.newId(),
          author: { id: store.me.id, name: store.me.name },
          at: store.nowIso(),
          text: [words.trim(), ...quotes].join('\n').slice(0, 20_000),
          caseId: caseFile.record.id,
          to: [],
        },
      ],
    });
    draft.set(undefined);
    announce(text('judge.refer.sent'));
    onClose();
  });
  return (
    <Dialog
      title={text('judge.refer.title', { question })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{text('judge.refer.later')}</Button>
          <Button tone="primary" isDisabled={words.trim() === ''} isPending={state === 'sending'} onPress={confirm}>
            {text('judge.refer.send')}
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        {asked.map(({ query }) => (
          <p key={query.id} className={styles.earlier}>
            {query.messages.map(one => text('judge.refer.said', { name: one.author.name, words: one.text })).join('\n')}
          </p>
        ))}
        <TextField
          label={text('judge.refer.words')}
          description={text('judge.refer.kept')}
          value={words}
          onChange={next => draft.set(next === '' ? undefined : next)}
          multiline
          spellCheck
          id={first}
          maxLength={15_000}
        />
        {places.length > 0 && (
          <div>
            <Checkbox isSelected={cites} onChange={setCites}>
              {text('judge.refer.cites')}
            </Checkbox>
            <ul className={styles.places}>
              {places.map(({ id, quote, place }) => (
                <li key={id}>
                  {quote} – {place}
                </li>
              ))}
            </ul>
          </div>
        )}
        <Checkbox isSelected={isBlocking} onChange={setBlocking}>
          {text('judge.refer.blocking')}
        </Checkbox>
        {state === 'failed' && <p role="alert">{text('judge.refer.failed')}</p>}
      </div>
    </Dialog>
  );
}

function textOf(kept: unknown): string {
  return typeof kept === 'string' ? kept : '';
}

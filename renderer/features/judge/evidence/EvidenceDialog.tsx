import '../../../i18n/add-later.ts';
import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';
import type { AnnotationId } from '../../../../shared/model/ids.ts';
import type { AnnotationView, CaseFile } from '../../../data/views.ts';
import { text } from '../../../i18n/text.ts';
import { Button } from '../../../ui/Button/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox/Checkbox.tsx';
import { Dialog } from '../../../ui/Dialog/Dialog.tsx';
import { IconButton } from '../../../ui/IconButton/IconButton.tsx';
import { SearchField } from '../../../ui/SearchField/SearchField.tsx';
import type { FormStore } from '../form-store.ts';
import type { Panel } from '../panel-context.ts';
import styles from './EvidenceDialog.module.css';
import { moved } from './move-evidence.ts';
import { SearchedFields } from './SearchedFields.tsx';

interface EvidenceDialogProps {
  form: FormStore;
  panel: Panel;
  pointer: string;
  question: string;
  caseFile: CaseFile;
  annotations: readonly AnnotationView[];
  /** Begins at what was searched and not found. */
  beginsAtSearch: boolean;
  onCite: (annotationId: AnnotationId) => void;
  onClose: () => void;
}

const NO_IDS: readonly AnnotationId[] = [];

/** What one answer rests on: marks of any document, in an order, and where it was looked for and not found. */
export function EvidenceDialog(props: EvidenceDialogProps) {
  const { form, panel, pointer, question, annotations, onClose } = props;
  const cited = useSyncExternalStore(
    listener => form.on(`evidence ${pointer}`, listener),
    () => form.parts().evidence[pointer] ?? NO_IDS,
  );
  const [words, setWords] = useState('');
  const [isSearching, setSearching] = useState(props.beginsAtSearch);
  const wanted = words.trim().toLowerCase();
  const marks = annotations.map(({ annotation }) => panel.chip(annotation.id));
  const shown = marks.filter(({ quote, place }) => `${quote} ${place}`.toLowerCase().includes(wanted));
  const toggle = (id: AnnotationId, isCited: boolean) => (isCited ? props.onCite(id) : form.uncite(pointer, id));
  return (
    <Dialog
      title={text('judge.evidence.title', { question })}
      isOpen
      onClose={onClose}
      size="large"
      actions={
        <Button tone="primary" onPress={onClose}>
          {text('judge.evidence.done')}
        </Button>
      }
    >
      <div className={styles.parts}>
        <section>
          <h3 className={styles.heading}>{text('judge.evidence.cited')}</h3>
          {cited.length === 0 && <p className={styles.quiet}>{text('judge.evidence.none')}</p>}
          <ol className={styles.rows}>
            {cited.map((id, index) => {
              const { quote, place } = panel.chip(id);
              return (
                <li key={id} className={styles.row}>
                  <span className={styles.quote}>{quote}</span>
                  <span className={styles.place}>{place}</span>
                  <IconButton
                    label={text('judge.evidence.earlier', { quote })}
                    icon={<ArrowUp size={14} aria-hidden="true" />}
                    isDisabled={index === 0}
                    onPress={() => form.setEvidence(pointer, moved(cited, id, -1))}
                  />
                  <IconButton
                    label={text('judge.evidence.later', { quote })}
                    icon={<ArrowDown size={14} aria-hidden="true" />}
                    isDisabled={index === cited.length - 1}
                    onPress={() => form.setEvidence(pointer, moved(cited, id, 1))}
                  />
                  <IconButton
                    label={text('judge.removeEvidence', { quote })}
                    icon={<X size={14} aria-hidden="true" />}
                    onPress={() => form.uncite(pointer, id)}
                  />
                </li>
              );
            })}
          </ol>
        </section>
        {isSearching ? (
          <SearchedFields
            caseFile={props.caseFile}
            question={question}
            onCite={props.onCite}
            onDone={() => setSearching(false)}
          />
        ) : (
          <section>
            <div className={styles.head}>
              <h3 className={styles.heading}>{text('judge.evidence.marks')}</h3>
              <Button onPress={() => setSearching(true)}>{text('judge.searched')}</Button>
            </div>
            {marks.length === 0 && <p className={styles.quiet}>{text('judge.evidence.noMarks')}</p>}
            {marks.length > 0 && (
              <SearchField label={text('judge.evidence.filter')} value={words} onChange={setWords} />
            )}
            {marks.length > 0 && shown.length === 0 && <p className={styles.quiet}>{text('judge.evidence.noneFit')}</p>}
            <ul className={styles.rows}>
              {shown.map(({ id, quote, place }) => (
                <li key={id} className={styles.row}>
                  <Checkbox
                    isSelected={cited.includes(id as AnnotationId)}
                    onChange={isCited => toggle(id as AnnotationId, isCited)}
                  >
                    <span className={styles.quote}>{quote}</span>
                    <span className={styles.place}>{place}</span>
                  </Checkbox>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Dialog>
  );
}

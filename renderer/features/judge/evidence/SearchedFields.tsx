import { useState } from 'react';
import type { AnnotationId } from '../../../../shared/model/ids.ts';
import { readPages, sayPages } from '../../../../shared/model/searched.ts';
import { useStore } from '../../../data/store-context.ts';
import type { CaseFile } from '../../../data/views.ts';
import { text } from '../../../i18n/text.ts';
import { announce } from '../../../ui/announce.ts';
import { Button } from '../../../ui/Button/Button.tsx';
import { Select } from '../../../ui/Select/Select.tsx';
import { TextField } from '../../../ui/TextField/TextField.tsx';
import { seenPages } from '../../../viewer/seen-pages.ts';
import styles from './EvidenceDialog.module.css';
import { keepSearch } from './keep-search.ts';

interface SearchedFieldsProps {
  caseFile: CaseFile;
  question: string;
  onCite: (annotationId: AnnotationId) => void;
  onDone: () => void;
}

/** Where the person looked and what they did not find: the pages that they really had open are filled in. */
export function SearchedFields({ caseFile, question, onCite, onDone }: SearchedFieldsProps) {
  const store = useStore();
  const documents = caseFile.documents.map(({ record }) => record);
  const [chosen, setChosen] = useState(() => documents.find(one => seenPages(one).length > 0) ?? documents[0]);
  const [typed, setTyped] = useState(() => (chosen ? sayPages(seenPages(chosen)) : ''));
  const [words, setWords] = useState('');
  const [state, setState] = useState<'asking' | 'wrong' | 'failed'>('asking');
  if (!chosen) return <p className={styles.quiet}>{text('caseView.noDocuments')}</p>;
  const hasPages = chosen.pages !== undefined || seenPages(chosen).length > 0;
  const last = chosen.pages ?? Number.MAX_SAFE_INTEGER;
  const choose = (id: string) => {
    const next = documents.find(one => one.id === id);
    setChosen(next);
    setTyped(next ? sayPages(seenPages(next)) : '');
    setState('asking');
  };
  const add = async () => {
    const pages = hasPages ? readPages(typed, last) : [];
    if (pages === null || (hasPages && pages.length === 0)) return setState('wrong');
    try {
      onCite(await keepSearch(store, chosen, pages, words));
    } catch (error) {
      // The disk is full, or the store was closed: nothing is cited.
      console.error('The search could not be kept', error);
      return setState('failed');
    }
    announce(text('judge.searched.added', { question }));
    onDone();
  };
  return (
    <section className={styles.fields} aria-label={text('judge.searched.title')}>
      <div>
        <h3 className={styles.heading}>{text('judge.searched.title')}</h3>
        <p className={styles.quiet}>{text('judge.searched.why')}</p>
      </div>
      <Select
        label={text('judge.searched.document')}
        value={chosen.id}
        onChange={choose}
        options={documents.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {hasPages ? (
        <TextField
          label={text('judge.searched.range')}
          description={text('judge.searched.rangeHow')}
          errorMessage={
            state === 'wrong' ? text('judge.searched.rangeWrong', { last: chosen.pages ?? '…' }) : undefined
          }
          value={typed}
          onChange={next => {
            setTyped(next);
            setState('asking');
          }}
        />
      ) : (
        <p className={styles.quiet}>{text('judge.searched.whole')}</p>
      )}
      <TextField label={text('judge.searched.what')} value={words} onChange={setWords} maxLength={2000} />
      {state === 'failed' && (
        <p role="alert" className={styles.failed}>
          {text('judge.searched.failed')}
        </p>
      )}
      <div className={styles.head}>
        <Button onPress={onDone}>{text('judge.searched.back')}</Button>
        <Button tone="primary" onPress={() => void add()}>
          {text('judge.searched.add')}
        </Button>
      </div>
    </section>
  );
}

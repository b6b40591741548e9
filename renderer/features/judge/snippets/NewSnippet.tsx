import { useState } from 'react';
import { keepSnippet } from '../../../data/actions/keep-snippet.ts';
import { useStore } from '../../../data/store-context.ts';
import { text } from '../../../i18n/text.ts';
import { Button } from '../../../ui/Button/Button.tsx';
import { TextField } from '../../../ui/TextField/TextField.tsx';
import styles from './SnippetDialog.module.css';

/** Makes a snippet of the person's own. Begins with the words that were selected. */
export function NewSnippet({ begins }: { begins: string }) {
  const store = useStore();
  const [label, setLabel] = useState('');
  const [words, setWords] = useState(begins);
  const [hasFailed, setFailed] = useState(false);
  const keep = async () => {
    try {
      await keepSnippet(store, { label: label.trim(), text: words });
      setLabel('');
      setWords('');
      setFailed(false);
    } catch (error) {
      // The disk is full, or the store was closed: what was typed stays here.
      console.error('The snippet could not be kept', error);
      setFailed(true);
    }
  };
  return (
    <details className={styles.new} open={begins !== ''}>
      <summary>{text('judge.snippet.new')}</summary>
      <div className={styles.parts}>
        <TextField label={text('judge.snippet.label')} value={label} onChange={setLabel} maxLength={80} />
        <TextField
          label={text('judge.snippet.text')}
          description={text('judge.snippet.how')}
          value={words}
          onChange={setWords}
          multiline
          maxLength={8_000}
        />
        {hasFailed && <p role="alert">{text('judge.snippet.failed')}</p>}
        <div>
          <Button isDisabled={label.trim() === '' || words.trim() === ''} onPress={() => void keep()}>
            {text('judge.snippet.keep')}
          </Button>
        </div>
      </div>
    </details>
  );
}

import { useState } from 'react';
import { wrongInWords } from '../../../shared/terms/read-term-lists.ts';
import { text } from '../../i18n/text.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { Dialog } from '../../ui/Dialog/Dialog.tsx';
import { TextField } from '../../ui/TextField/TextField.tsx';

interface OwnTermsProps {
  readonly own: readonly string[];
  readonly onKeep: (own: readonly string[]) => void;
  readonly onClose: () => void;
}

const MOST = 100;

/** The words that a person looks for today. */
export function OwnTerms({ own, onKeep, onClose }: OwnTermsProps) {
  const [written, setWritten] = useState(own.join('\n'));
  const words = [...new Set(written.split('\n').map(line => line.trim()))].filter(word => word !== '');
  const bad = words.find(word => wrongInWords(word) !== null);
  const wrong =
    bad === undefined
      ? words.length > MOST && text('terms.ownMany', { most: MOST })
      : text('terms.ownBad', { term: bad.slice(0, 40) });
  const keep = () => {
    onKeep(words);
    onClose();
  };
  return (
    <Dialog
      title={text('terms.ownTitle')}
      isOpen
      onClose={onClose}
      size="small"
      actions={
        <>
          <Button onPress={onClose}>{text('terms.ownCancel')}</Button>
          <Button tone="primary" isDisabled={wrong !== false} onPress={keep}>
            {text('terms.ownSave')}
          </Button>
        </>
      }
    >
      <TextField
        label={text('terms.ownWords')}
        description={text('terms.ownHow')}
        errorMessage={wrong === false ? undefined : wrong}
        value={written}
        onChange={setWritten}
        multiline
      />
    </Dialog>
  );
}

import { useState } from 'react';
import { text } from '../../i18n/text.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { Dialog } from '../../ui/Dialog/Dialog.tsx';
import { TextField } from '../../ui/TextField/TextField.tsx';

interface PasswordDialogProps {
  readonly name: string;
  readonly wasWrong: boolean;
  readonly onAnswer: (password: string | null) => void;
}

/** Asks for the password of a locked PDF. It is kept nowhere. Shown as typed: it came with the case, in a letter. */
export function PasswordDialog({ name, wasWrong, onAnswer }: PasswordDialogProps) {
  const [password, setPassword] = useState('');
  return (
    <Dialog
      title={text('viewer.passwordTitle')}
      isOpen
      onClose={() => onAnswer(null)}
      actions={
        <>
          <Button onPress={() => onAnswer(null)}>{text('viewer.cancel')}</Button>
          <Button tone="primary" isDisabled={password === ''} onPress={() => onAnswer(password)}>
            {text('viewer.openDocument')}
          </Button>
        </>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- hears the field inside it */}
      <div
        onKeyDown={event => {
          if (event.key === 'Enter' && password !== '') onAnswer(password);
        }}
      >
        <TextField
          label={text('viewer.password')}
          description={text('viewer.passwordWhy', { name })}
          value={password}
          onChange={setPassword}
          {...(wasWrong && { errorMessage: text('viewer.passwordWrong') })}
        />
      </div>
    </Dialog>
  );
}

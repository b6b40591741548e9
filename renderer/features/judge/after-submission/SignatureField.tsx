import { useState } from 'react';
import { text } from '../../../i18n/text.ts';
import { PinField } from '../../../ui/PinField/PinField.tsx';

/**
 * What is done when a submission is confirmed: where a signature is asked for, that first.
 *
 * @param fieldId where the PIN is typed: after a wrong one it has the focus again
 */
export function useSigning(
  onSign: ((pin: string) => Promise<string | null>) | undefined,
  submit: () => void,
  fieldId: string,
) {
  const [pin, setPin] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const [isChecking, setChecking] = useState(false);
  const signAndSubmit = async (sign: (pin: string) => Promise<string | null>) => {
    const refuse = (why: string) => {
      setWrong(why);
      document.getElementById(fieldId)?.focus();
    };
    if (pin === '') return refuse(text('judge.sign.empty'));
    setChecking(true);
    const refused = await sign(pin);
    setChecking(false);
    setPin('');
    if (refused !== null) return refuse(refused === '' ? text('judge.sign.away') : refused);
    submit();
  };
  return {
    pin,
    wrong,
    isChecking,
    change(next: string) {
      setPin(next);
      setWrong(null);
    },
    confirm: () => (onSign ? void signAndSubmit(onSign) : submit()),
  };
}

interface SignatureFieldProps {
  id: string;
  pin: string;
  wrong: string | null;
  change: (pin: string) => void;
}

/** The PIN that stands for a signature. */
export function SignatureField({ id, pin, wrong, change }: SignatureFieldProps) {
  return (
    <PinField
      id={id}
      label={text('judge.sign.pin')}
      description={text('judge.sign.how')}
      errorMessage={wrong}
      value={pin}
      onChange={change}
      isRequired
    />
  );
}

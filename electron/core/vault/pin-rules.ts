import { type PinWeakness, pinWeakness } from '../../../shared/pin/pin-weakness.ts';

const SENTENCES: Readonly<Record<PinWeakness, string>> = {
  short: 'This PIN is too short. Take at least 6 letters or digits.',
  sign: 'This PIN has a sign in it that is neither a letter nor a digit. Leave it out.',
  'few-signs': 'This PIN repeats one or two signs only. Mix more of them.',
  repeats: 'This PIN repeats itself. Take one without a pattern.',
  run: 'This PIN is a run of neighbours, such as 123456. Mix the signs.',
  common: 'This PIN holds a word that everybody tries first. Take another.',
  name: 'This PIN holds your name. Take one that does not.',
};

/** Why a PIN would be guessed within the tries that somebody has; null when it would not. A sentence for the person. */
export function weaknessOf(pin: string, personName: string): string | null {
  const weakness = pinWeakness(pin, personName);
  return weakness && SENTENCES[weakness];
}

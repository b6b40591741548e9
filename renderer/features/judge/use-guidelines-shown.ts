import { useState } from 'react';
import type { Process } from '../../../shared/model/process.ts';
import { text } from '../../i18n/text.ts';
import { useCommand } from '../../ui/commands/use-command.ts';
import { useNewGuidelines } from './guidelines/use-new-guidelines.ts';

/** Whether the guidelines lie beside the questions. Null: the process has none. */
export function useGuidelinesShown(process: Process | null, isReadOnly: boolean) {
  // Rules that changed since the person last worked by them are there without being asked for.
  const areNew = useNewGuidelines(process, isReadOnly);
  const [wanted, setWanted] = useState<boolean | null>(null);
  const hasSome = process?.guidelines !== undefined;
  const isShown = wanted ?? areNew;
  const toggle = () => setWanted(!isShown);
  useCommand({
    id: 'judge.guidelines',
    title: text(isShown ? 'judge.guidelines.hide' : 'judge.guidelines.show'),
    group: text('judge.group'),
    keys: 'Alt+G',
    isEnabled: hasSome,
    run: toggle,
  });
  return hasSome ? { isShown, toggle } : null;
}

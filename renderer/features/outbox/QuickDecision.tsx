import { useState } from 'react';
import type { OutboxEntry } from '../../../shared/model/outbox.ts';
import { resolveOutboxEntry } from '../../data/actions/resolve-outbox-entry.ts';
import { useStore } from '../../data/store-context.ts';
import { text } from '../../i18n/text.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/Button/Button.tsx';

/** Mine or theirs, whole. */
export function QuickDecision({ entry }: { entry: OutboxEntry }) {
  const store = useStore();
  const [deciding, setDeciding] = useState<'no' | 'now' | 'failed'>('no');
  const isConflict = entry.state === 'conflict';
  const decide = async (choice: 'send-mine' | 'keep-theirs') => {
    setDeciding('now');
    const why = text(choice === 'send-mine' ? 'conflict.why.mine' : 'conflict.why.theirs');
    try {
      await resolveOutboxEntry(store, entry.id, choice, isConflict ? why : undefined);
      announce(text(`sync.decided.${choice}`));
    } catch {
      // The store could not write: full disk, or it is being closed. The entry stays as it was.
      setDeciding('failed');
    }
  };
  return (
    <>
      {deciding === 'failed' && <span role="alert">{text('sync.outbox.failed')}</span>}
      <Button isPending={deciding === 'now'} onPress={() => void decide('send-mine')}>
        {text('sync.outbox.sendMine')}
      </Button>
      <Button isPending={deciding === 'now'} onPress={() => void decide('keep-theirs')}>
        {isConflict ? text('sync.outbox.keepTheirs') : text('sync.outbox.setAside')}
      </Button>
    </>
  );
}

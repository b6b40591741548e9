import { useEffect, useState } from 'react';
import type { Reckoning } from '../../../../shared/model/journal.ts';
import type { Result } from '../../../../shared/result.ts';
import { readOutboxLines } from '../../../data/queries/use-outbox.ts';
import { useStore } from '../../../data/store-context.ts';
import { text } from '../../../i18n/text.ts';
import { announce } from '../../../ui/announce.ts';
import { Button } from '../../../ui/Button/Button.tsx';
import { Dialog } from '../../../ui/Dialog/Dialog.tsx';
import { SegmentedControl } from '../../../ui/SegmentedControl/SegmentedControl.tsx';
import { dayStart, shiftStart } from '../day-start.ts';
import type { NameCase } from '../outbox-view.ts';
import { findingWords, type ReckoningPeriod } from './finding-words.ts';
import { FindingView } from './FindingView.tsx';
import { reckon, type Finding } from './reckon.ts';

export interface ReckoningDialogProps {
  askJournal: (since: string) => Promise<Result<Reckoning>>;
  caseName: NameCase;
  /** When the client last answered; null: not yet. */
  lastContactAt: string | null;
  isOnline: boolean;
  onClose: () => void;
}

/** "Is everything at the client?", answered from the journal and the store, not from the screen. */
export function ReckoningDialog({ askJournal, caseName, lastContactAt, isOnline, onClose }: ReckoningDialogProps) {
  const store = useStore();
  const [period, setPeriod] = useState<ReckoningPeriod>('today');
  const [turn, setTurn] = useState(0);
  const [finding, setFinding] = useState<Finding | null>(null);
  // The journal is in the main process, outside React.
  useEffect(() => {
    let isCurrent = true;
    setFinding(null);
    const ask = async () => {
      const nowMs = store.clock.now();
      const today = dayStart(nowMs, store.me.client.timeZone);
      const yesterday = dayStart(Date.parse(today) - 1, store.me.client.timeZone);
      const lately = period === 'shift' ? await readOutboxLines(store, yesterday) : [];
      const since = period === 'shift' ? (shiftStart(lately, nowMs) ?? today) : today;
      const wait = (ms: number) => new Promise<void>(resolve => void store.clock.after(ms, resolve));
      const found = await reckon({ askJournal, readStore: from => readOutboxLines(store, from), wait }, since);
      if (!isCurrent) return;
      setFinding(found);
      announce(findingWords(found, period, store.me.client.timeZone));
    };
    void ask();
    return () => {
      isCurrent = false;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- asked when opened, for another time, and by hand
  }, [store, period, turn]);
  return (
    <Dialog
      title={text('outbox.reckoning')}
      size="medium"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={() => setTurn(turn + 1)}>{text('outbox.reckoning.again')}</Button>
          <Button tone="primary" onPress={onClose}>
            {text('outbox.entry.close')}
          </Button>
        </>
      }
    >
      <SegmentedControl
        label={text('outbox.period')}
        segments={[
          { id: 'today', label: text('outbox.period.today') },
          { id: 'shift', label: text('outbox.period.shift') },
        ]}
        selected={period}
        onSelect={id => setPeriod(id as ReckoningPeriod)}
      />
      {finding === null ? (
        <p>{text('outbox.reckoning.asking')}</p>
      ) : (
        <FindingView
          finding={finding}
          period={period}
          caseName={caseName}
          lastContactAt={lastContactAt}
          isOnline={isOnline}
        />
      )}
    </Dialog>
  );
}

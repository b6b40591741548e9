import { useState } from 'react';
import { recallSubmission } from '../../../data/actions/recall-submission.ts';
import { useStore } from '../../../data/store-context.ts';
import type { CaseFile } from '../../../data/views.ts';
import { text } from '../../../i18n/text.ts';
import { announce } from '../../../ui/announce.ts';
import { Banner } from '../../../ui/Banner/Banner.tsx';
import { Button } from '../../../ui/Button/Button.tsx';

/** Offers to take a submission back while it has not left this machine. */
export function Recall({ caseFile }: { caseFile: CaseFile }) {
  const store = useStore();
  const [hasFailed, setFailed] = useState(false);
  const waiting = caseFile.outbox.findLast(({ mutation }) => mutation.act.type === 'judgment.submit');
  if (waiting?.state !== 'waiting') return null;
  const recall = async () => {
    try {
      const recalled = await recallSubmission(store, caseFile.record.id, text('judge.recall.why'));
      announce(text(recalled.ok ? 'judge.recall.done' : 'judge.recall.late'), 'assertive');
    } catch (error) {
      // The disk is full, or the store was closed: the submission is still to be sent.
      console.error('The submission could not be taken back', error);
      setFailed(true);
    }
  };
  return (
    <Banner
      tone="info"
      title={text('judge.recall.title')}
      actions={<Button onPress={() => void recall()}>{text('judge.recall')}</Button>}
    >
      {text(hasFailed ? 'judge.recall.failed' : 'judge.recall.body')}
    </Banner>
  );
}

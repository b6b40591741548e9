import { useState } from 'react';
import type { Judgment } from '../../../../shared/model/judgment.ts';
import { useStore } from '../../../data/store-context.ts';
import { text } from '../../../i18n/text.ts';
import { announce } from '../../../ui/announce.ts';
import { Banner } from '../../../ui/Banner/Banner.tsx';
import { Button } from '../../../ui/Button/Button.tsx';
import { useCommand } from '../../../ui/commands/use-command.ts';
import type { DraftKeeping } from '../use-draft-keeping.ts';
import { useForm, useUncheckedCount } from '../use-form.ts';
import { moveDraft, dryRun, type DryRun } from './move-draft.ts';
import { MoveDialog } from './MoveDialog.tsx';
import type { MigrationOffer } from './use-form-versions.ts';

interface OfferBannerProps {
  offer: MigrationOffer;
  /** What the form began with. */
  begun: Judgment;
  baseVersion: number;
  keeping: DraftKeeping;
}

/** The client changed the form: shows what a move would do, and moves the draft when the person says so. */
export function OfferBanner({ offer, begun, baseVersion, keeping }: OfferBannerProps) {
  const store = useStore();
  const form = useForm();
  const [isPutOff, setPutOff] = useState(false);
  const [run, setRun] = useState<DryRun | null>(null);
  const { from, fromRef, toRef } = offer;
  // Two moves at once would mix up what is to be checked since which.
  const isBusy = useUncheckedCount() > 0;
  const see = () => {
    // Of a version that is not here nothing was typed or computed in this form.
    setRun(dryRun(offer, from ? keeping.judgment() : begun));
  };
  useCommand({
    id: 'judge.migrate',
    title: text('migration.command'),
    group: text('judge.group'),
    isEnabled: !isBusy,
    run: see,
  });
  const keep = () => {
    setPutOff(true);
    announce(text('migration.kept'));
  };
  const title = () => {
    if (!from) return text('migration.missing.title', { to: toRef.version });
    if (fromRef.processId !== toRef.processId) return text('migration.offer.otherForm');
    return text('migration.offer.title', { from: fromRef.version, to: toRef.version });
  };
  return (
    <>
      {(!isPutOff || !from) && (
        <Banner
          tone="warning"
          title={title()}
          actions={
            <>
              <Button isDisabled={isBusy} onPress={see}>
                {text('migration.offer.see')}
              </Button>
              {from && <Button onPress={keep}>{text('migration.offer.keep')}</Button>}
            </>
          }
        >
          {text(isBusy ? 'migration.offer.checkFirst' : from ? 'migration.offer.body' : 'migration.missing')}
        </Banner>
      )}
      {run && (
        <MoveDialog
          run={run}
          onClose={() => setRun(null)}
          onMove={() => moveDraft(store, keeping, run, form.migration(), baseVersion)}
        />
      )}
    </>
  );
}

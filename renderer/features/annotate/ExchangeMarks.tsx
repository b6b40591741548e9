import { useId, useRef } from 'react';
import { exportBar } from '../../../shared/model/export-rules.ts';
import { useStore } from '../../data/store-context.ts';
import type { AnnotationView, CaseFile } from '../../data/views.ts';
import { text } from '../../i18n/text.ts';
import { Banner } from '../../ui/Banner/Banner.tsx';
import { Button } from '../../ui/Button/Button.tsx';
import { Menu } from '../../ui/Menu/Menu.tsx';
import styles from './AnnotationList.module.css';
import { barWords, exportChoices } from './exchange/export-choices.ts';
import { type SaveMarks, useExchange } from './exchange/use-exchange.ts';

export interface ExchangeMarksProps {
  readonly caseFile: CaseFile;
  readonly annotations: readonly AnnotationView[];
  readonly readOnly: boolean;
  readonly saveMarks: SaveMarks;
}

/** Gives marks out as W3C Web Annotations, XFDF or a marked PDF, and takes such files in. */
export function ExchangeMarks({ caseFile, annotations, readOnly, saveMarks }: ExchangeMarksProps) {
  const { me } = useStore();
  const input = useRef<HTMLInputElement>(null);
  const reason = useId();
  const { said, isBusy, dismiss, give, take } = useExchange(caseFile, annotations, saveMarks);
  const bar = exportBar(me.workstation, 'web-annotation');
  const choices = exportChoices(caseFile, annotations, me.workstation);
  const hasMarks = annotations.length > 0;

  return (
    <div className={styles.exchange}>
      {said && (
        <Banner
          tone={said.tone}
          title={said.words}
          actions={<Button onPress={dismiss}>{text('exchange.close')}</Button>}
        >
          {said.more !== '' && said.more}
        </Banner>
      )}
      <div className={styles.exchangeButtons}>
        {hasMarks && (
          <Menu
            label={text('exchange.give')}
            items={choices}
            onAction={id => {
              const chosen = choices.find(choice => choice.id === id);
              if (chosen) give(chosen.wanted);
            }}
            trigger={
              <Button isDisabled={bar !== null} isPending={isBusy} aria-describedby={bar ? reason : undefined}>
                {text(isBusy ? 'exchange.working' : 'exchange.give')}
              </Button>
            }
          />
        )}
        {!readOnly && (
          <Button isDisabled={isBusy} onPress={() => input.current?.click()}>
            {text('exchange.take')}
          </Button>
        )}
      </div>
      {hasMarks && bar && (
        <p id={reason} className={styles.exchangeReason}>
          {barWords(bar)}
        </p>
      )}
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,.jsonld,.xfdf,.xml,application/ld+json,application/json,application/vnd.adobe.xfdf"
        aria-label={text('exchange.take')}
        onChange={event => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (file) take(file);
        }}
      />
    </div>
  );
}

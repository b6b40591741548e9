import { useRef, useState } from 'react';
import { annotationsIn } from '../../../shared/interchange/annotations-in.ts';
import { readWebAnnotations } from '../../../shared/interchange/read-web-annotations.ts';
import { writeWebAnnotations } from '../../../shared/interchange/write-web-annotations.ts';
import { noteAct } from '../../data/actions/annotation-history.ts';
import { putAnnotation } from '../../data/actions/put-annotation.ts';
import { useStore } from '../../data/store-context.ts';
import type { AnnotationView, CaseFile } from '../../data/views.ts';
import { text } from '../../i18n/text.ts';
import { Banner } from '../../ui/Banner/Banner.tsx';
import { Button } from '../../ui/Button/Button.tsx';
import styles from './AnnotationList.module.css';

export interface ExchangeMarksProps {
  readonly caseFile: CaseFile;
  readonly annotations: readonly AnnotationView[];
  readonly readOnly: boolean;
  /** Writes a file where the person chooses; null: the client's rules let no words of a case out. */
  readonly saveFile: ((name: string, content: string) => Promise<{ readonly ok: boolean }>) | null;
}

/** Gives the marks of a case out as W3C Web Annotations, and takes such a file in. */
export function ExchangeMarks({ caseFile, annotations, readOnly, saveFile }: ExchangeMarksProps) {
  const store = useStore();
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState<{ tone: 'info' | 'error'; words: string } | null>(null);
  const { id: caseId, reference } = caseFile.record;

  const give = async () => {
    const label = text('annotate.exchange.label', { reference });
    const own = annotations.map(({ annotation }) => annotation);
    const written = writeWebAnnotations(`urn:uuid:${store.newId()}`, label, own);
    const answer = await saveFile?.(text('annotate.exchange.fileName', { reference }), written);
    if (answer?.ok) setSaid({ tone: 'info', words: text('annotate.exchange.given', { count: own.length }) });
  };
  const take = async (file: File) => {
    const read = readWebAnnotations(await file.text());
    if (!read.ok) return setSaid({ tone: 'error', words: read.failure.message });
    const { annotations: found, leftOut } = annotationsIn(read.value, caseId);
    const known = new Set<string>(annotations.map(({ annotation }) => annotation.id));
    const fresh = found.filter(({ id }) => !known.has(id));
    try {
      for (const annotation of fresh) {
        await putAnnotation(store, annotation);
        noteAct(store, { before: null, after: annotation });
      }
    } catch (error) {
      // The disk is full, or the store was closed: what was taken before stays, and taking the file again adds the rest.
      console.error('Annotations of a file could not be saved', error);
      return setSaid({ tone: 'error', words: text('annotate.notSaved') });
    }
    const counts = { taken: fresh.length, known: found.length - fresh.length, left: leftOut.length };
    setSaid({ tone: 'info', words: text('annotate.exchange.taken', counts) });
  };

  return (
    <div className={styles.exchange}>
      {said && (
        <Banner
          tone={said.tone}
          title={said.words}
          actions={<Button onPress={() => setSaid(null)}>{text('annotate.close')}</Button>}
        />
      )}
      <div className={styles.exchangeButtons}>
        {saveFile && annotations.length > 0 && (
          <Button onPress={() => void give()}>{text('annotate.exchange.give')}</Button>
        )}
        {!readOnly && <Button onPress={() => input.current?.click()}>{text('annotate.exchange.take')}</Button>}
      </div>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,.jsonld,application/ld+json,application/json"
        aria-label={text('annotate.exchange.take')}
        onChange={event => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (file) void take(file);
        }}
      />
    </div>
  );
}

import { useState } from 'react';
import { noteAct } from '../../../data/actions/annotation-history.ts';
import { putAnnotation } from '../../../data/actions/put-annotation.ts';
import { useRemarks } from '../../../data/queries/use-annotations.ts';
import { useStore } from '../../../data/store-context.ts';
import type { AnnotationView, CaseFile } from '../../../data/views.ts';
import { text } from '../../../i18n/text.ts';
import type { Result } from '../../../../shared/result.ts';
import type { MarksExport } from '../../../../shared/rpc/marks-contract.ts';
import type { Wanted } from './export-marks.ts';

/** Hands a file over to be written where the person chooses. */
export type SaveMarks = (
  content: Uint8Array<ArrayBuffer>,
  about: Omit<MarksExport, 'file'>,
) => Promise<Result<{ readonly path: string }>>;

export interface Said {
  readonly tone: 'info' | 'warning' | 'error';
  readonly words: string;
  readonly more: string;
}

/** Gives marks out and takes them in, and what there is to be said about it. */
export function useExchange(caseFile: CaseFile, annotations: readonly AnnotationView[], saveMarks: SaveMarks) {
  const store = useStore();
  const [said, setSaid] = useState<Said | null>(null);
  const [isBusy, setBusy] = useState(false);
  const remarks = useRemarks(caseFile.record.id) ?? [];
  const say = (tone: Said['tone'], words: string, more = '') => setSaid({ tone, words, more });

  const give = async (wanted: Wanted) => {
    // Its code, and that of PDFs, comes when it is asked for.
    const { exportMarks } = await import('./export-marks.ts');
    const marks = {
      annotations: annotations.map(({ annotation }) => annotation),
      remarks: remarks.map(({ annotation }) => annotation),
    };
    const made = await exportMarks(store, caseFile, marks, wanted);
    if (!made.ok) return say('error', made.failure.message);
    const { content, suggestedName, count, unplaced } = made.value;
    const documentId = wanted.format === 'web-annotation' ? null : wanted.document.id;
    const about = { suggestedName, caseId: caseFile.record.id, documentId, format: wanted.format, count };
    const saved = await saveMarks(content, about);
    if (saved.ok) {
      const given = text('exchange.given', { count, path: saved.value.path });
      say('info', given, unplaced > 0 ? text('exchange.givenUnplaced', { count: unplaced }) : '');
    } else if (saved.failure.code !== 'cancelled') say('error', failureWords(saved.failure.code));
  };

  const take = async (file: File) => {
    const { readMarks } = await import('./import-marks.ts');
    const read = await readMarks(store, caseFile, file);
    if (!read.ok) return say('error', read.failure.message);
    const { annotations: found, left, leftOut } = read.value;
    const known = new Set<string>([...annotations, ...remarks].map(({ annotation }) => annotation.id));
    const fresh = found.filter(({ id }) => !known.has(id));
    try {
      for (const annotation of fresh) {
        await putAnnotation(store, annotation);
        noteAct(store, { before: null, after: annotation });
      }
    } catch (error) {
      // The disk is full, or the store was closed: what was taken before stays, and taking the file again adds the rest.
      console.error('Annotations of a file could not be saved', error);
      return say('error', text('exchange.notSaved'));
    }
    const counts = { taken: fresh.length, known: found.length - fresh.length, left };
    const more = leftOut === '' ? '' : text('exchange.leftOut', { list: leftOut });
    say(more === '' ? 'info' : 'warning', text('exchange.taken', counts), more);
  };

  const busy = (work: Promise<void>) => {
    setBusy(true);
    setSaid(null);
    void work.finally(() => setBusy(false));
  };
  return {
    said,
    isBusy,
    dismiss: () => setSaid(null),
    give: (wanted: Wanted) => busy(give(wanted)),
    take: (file: File) => busy(take(file)),
  };
}

function failureWords(code: string): string {
  if (code === 'locked') return text('exchange.failed.locked');
  if (code === 'forbidden') return text('exchange.failed.forbidden');
  if (code === 'too-large') return text('exchange.failed.tooLargeToSave');
  return text(code === 'storage' ? 'exchange.failed.storage' : 'exchange.failed.away');
}

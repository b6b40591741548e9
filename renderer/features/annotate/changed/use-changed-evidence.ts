import { useEffect, useMemo, useState } from 'react';
import { type PagesText, pagesText } from '../../../../shared/anchors/place-in-pages.ts';
import { replacedEvidence } from '../../../../shared/anchors/replaced-evidence.ts';
import type { DocumentRecord } from '../../../../shared/model/document.ts';
import { openDocumentBytes } from '../../../data/document-bytes.ts';
import { useStore } from '../../../data/store-context.ts';
import type { Store } from '../../../data/store.ts';
import type { AnnotationView, CaseFile } from '../../../data/views.ts';
import { readDocumentPages } from '../../../viewer/find/read-document-pages.ts';
import { usePlacementStore } from '../../../viewer/placement-store.ts';
import { type ComparedMark, compareMark, type EvidenceState } from './compare-evidence.ts';

type Evidence = Readonly<Record<string, readonly string[]>>;

const NONE: readonly ComparedMark[] = [];
const PLACEMENTS = { same: 'placed', changed: 'placed-with-warning', gone: 'orphan' } as const;

/**
 * The cited marks that are not as they were in the document that took the place of theirs. What is the same there is
 * told to whoever asks where marks stand, and to nobody else. Empty while the documents are read.
 */
export function useChangedEvidence(
  caseFile: CaseFile,
  annotations: readonly AnnotationView[],
  evidence: Evidence | undefined,
  /** Answers that were said to hold whatever became of their evidence: nobody is asked about them again. */
  holding: readonly string[],
): readonly ComparedMark[] {
  const store = useStore();
  const setSuccessors = usePlacementStore(state => state.setSuccessors);
  const [compared, setCompared] = useState(NONE);
  // What is verified meanwhile is read then.
  const here = caseFile.documents
    .map(({ record, bytesState }) => `${record.id}@${record.version} ${bytesState}`)
    .join();
  const replaced = useMemo(
    () =>
      replacedEvidence(
        evidence ?? {},
        annotations.map(({ annotation }) => annotation),
        caseFile.documents.map(({ record }) => record),
      ),
    // oxlint-disable-next-line react/exhaustive-deps -- the case is told anew with every letter; its documents are not
    [evidence, annotations, here],
  );
  const [texts] = useState(() => new Map<string, Promise<PagesText | null>>());

  // Documents are opened and read.
  useEffect(() => {
    let isCurrent = true;
    const compare = async () => {
      const found: ComparedMark[] = [];
      for (const mark of replaced) {
        const key = `${mark.successor.id}@${mark.successor.version} ${here}`;
        const reading = texts.get(key) ?? readText(store, mark.successor);
        texts.set(key, reading);
        const text = await reading;
        if (!isCurrent) return;
        found.push(compareMark(mark, text));
      }
      setSuccessors(new Map(found.flatMap(({ annotation, state }) => placementOf(annotation.id, state))));
      setCompared(found.filter(({ state }) => state !== 'same'));
    };
    void compare();
    return () => {
      isCurrent = false;
    };
  }, [store, replaced, texts, here, setSuccessors]);
  return useMemo(() => {
    const asked = new Set(replaced.map(({ annotation }) => annotation));
    return compared.flatMap(mark => {
      const pointers = mark.pointers.filter(pointer => !holding.includes(pointer));
      return pointers.length > 0 && asked.has(mark.annotation) ? [{ ...mark, pointers }] : [];
    });
  }, [compared, replaced, holding]);
}

function placementOf(id: string, state: EvidenceState) {
  return state === 'unread' ? [] : [[id, PLACEMENTS[state]] as const];
}

/** Null when it is not here, is locked or cannot be read: then a person has to look. */
async function readText(store: Store, record: DocumentRecord): Promise<PagesText | null> {
  try {
    const bytes = await openDocumentBytes(store, record);
    return bytes && pagesText((await readDocumentPages(record, bytes, () => Promise.resolve())).pages);
  } catch (error) {
    // A broken file, or one that was purged while it was read. The viewer says what is wrong with it.
    console.error('A document that replaced another one could not be read', error);
    return null;
  }
}

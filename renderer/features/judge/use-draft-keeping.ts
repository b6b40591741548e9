import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Judgment } from '../../../shared/model/judgment.ts';
import { saveDraft } from '../../data/actions/save-draft.ts';
import { shareDraft } from '../../data/actions/share-draft.ts';
import { useStore } from '../../data/store-context.ts';
import { createActiveTime } from './active-time.ts';
import { createDraftSaver, type DraftSaver } from '../../data/draft-saver.ts';
import { addLastSave, addOpenDraft } from '../../data/open-drafts.ts';
import type { FormStore } from './form-store.ts';
import type { Decision } from './use-decision.ts';

export interface DraftKeeping {
  /** Whether it is saved, to be watched by what says so and by nothing else. */
  readonly saved: Pick<DraftSaver, 'state' | 'subscribe'>;
  /** Everything as it is now, ready to be saved or sealed. */
  judgment(): Judgment;
  flush(): Promise<void>;
  /** Sealed: what is left of this form is not saved or shared any more. */
  close(): void;
}

/** The newest of something, for a callback that outlives the render it was made in. */
function createLatest<T>(first: T) {
  let value = first;
  return {
    get: () => value,
    set: (next: T) => {
      value = next;
    },
  };
}

/**
 * Keeps the draft as it is typed, and gives the server a copy when the person leaves the case.
 *
 * @param baseVersion of the server's copy when the form began; 0 when there was none
 */
export function useDraftKeeping(
  form: FormStore,
  begun: Judgment,
  baseVersion: number,
  decision: Decision | null,
  isReadOnly: boolean,
): DraftKeeping {
  const store = useStore();
  const [latest] = useState(() => createLatest(decision));
  useLayoutEffect(() => latest.set(decision));
  const keeping = useMemo(() => {
    const active = createActiveTime(() => store.clock.now(), begun.activeSeconds);
    const judgment = (): Judgment => {
      form.calculateNow();
      const { decision: former, ...before } = begun;
      const rules = latest.get();
      // An override must outlive a save while the rules are still being read. Once they are, or cannot be, what was
      // decided about earlier answers says nothing about these.
      const kept = rules?.state === 'loading' ? former : rules?.outcome();
      return {
        ...before,
        ...form.parts(),
        ...(kept && { decision: kept }),
        userId: store.me.id,
        activeSeconds: Math.max(begun.activeSeconds, active.seconds()),
        updatedAt: store.nowIso(),
      };
    };
    return {
      active,
      judgment,
      saver: createDraftSaver(store.clock, () => saveDraft(store, judgment(), baseVersion, form.migration())),
    };
  }, [form, begun, baseVersion, store, latest]);

  // The form store, the page's life and the person's hands are outside React.
  useEffect(() => {
    if (isReadOnly) return undefined;
    const { saver, active } = keeping;
    const stop = form.on('changed', saver.changed);
    const isOpenNoMore = addOpenDraft(saver.flush);
    const leave = () => {
      if (document.visibilityState === 'hidden') void saver.flush();
    };
    const onBlur = () => void saver.flush();
    const touches = ['keydown', 'pointerdown', 'wheel'] as const;
    for (const touch of touches) window.addEventListener(touch, active.touched, { passive: true, capture: true });
    document.addEventListener('visibilitychange', leave);
    window.addEventListener('pagehide', onBlur);
    window.addEventListener('blur', onBlur);
    return () => {
      stop();
      isOpenNoMore();
      for (const touch of touches) window.removeEventListener(touch, active.touched, { capture: true });
      document.removeEventListener('visibilitychange', leave);
      window.removeEventListener('pagehide', onBlur);
      window.removeEventListener('blur', onBlur);
      const caseId = begun.caseId;
      const saved = saver.flush();
      addLastSave(saved);
      saved
        .then(() => (saver.state().kind === 'saved' && !saver.isClosed() ? shareDraft(store, caseId) : undefined))
        .catch((error: unknown) => {
          // The store closes when the window locks while this is under way; the draft is on disk by then or was never changed.
          console.warn('The draft was not shared', error);
        });
    };
  }, [keeping, form, begun.caseId, isReadOnly, store]);

  // An override is a change of the draft although it is not an answer.
  const override = decision?.override;
  const known = useRef(override);
  useEffect(() => {
    if (known.current === override) return;
    known.current = override;
    if (!isReadOnly) keeping.saver.changed();
  }, [override, keeping, isReadOnly]);

  return {
    saved: keeping.saver,
    judgment: keeping.judgment,
    flush: keeping.saver.flush,
    close: keeping.saver.close,
  };
}

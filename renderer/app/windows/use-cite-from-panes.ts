import { useEffect, useRef } from 'react';
import type { WindowChannel } from './window-channel.ts';

/** The form of this window, as the windows of panes need it. */
export interface CitedForm {
  readonly caseId: string;
  /** The question that has the cursor, or had it last. */
  readonly label: string | null;
  /** Null while this window may not write it: another window answers then. */
  readonly cite: ((annotationId: string) => boolean) | null;
}

/** Tells the windows of panes which question is at hand, and ties to it what is cited there. */
export function useCiteFromPanes(channel: WindowChannel | null, form: CitedForm): void {
  const latest = useRef(form);
  useEffect(() => {
    latest.current = form;
  });
  const { caseId, label } = form;
  const canWrite = form.cite !== null;
  // Other windows are outside React.
  useEffect(() => {
    if (!channel || !canWrite) return undefined;
    const tell = (): void => channel.say({ type: 'question', caseId, label });
    tell();
    return channel.on('who', tell);
  }, [channel, canWrite, caseId, label]);
  useEffect(() => {
    if (!channel || !canWrite) return undefined;
    const stop = channel.on('cite', ({ caseId: cited, annotationId, turn }) => {
      const { caseId: here, label: question, cite } = latest.current;
      if (cited !== here || !cite) return;
      channel.say({ type: 'cited', turn, label: cite(annotationId) ? question : null });
    });
    return () => {
      stop();
      channel.say({ type: 'question', caseId, label: null });
    };
  }, [channel, canWrite, caseId]);
}

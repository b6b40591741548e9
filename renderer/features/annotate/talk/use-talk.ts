import { useMemo, useState } from 'react';
import type { LinkKind, TalkKind } from '../../../../shared/model/about.ts';
import type { Annotation } from '../../../../shared/model/annotation.ts';
import {
  type Decided,
  decidedIn,
  isLooseSuggestion,
  type MarkVerdict,
  verdictBody,
} from '../../../../shared/model/mark-verdict.ts';
import { type LinkEnd, linksOf, threadOf } from '../../../../shared/model/threads.ts';
import { useRemarks } from '../../../data/queries/use-annotations.ts';
import { useStore } from '../../../data/store-context.ts';
import type { AnnotationView, CaseFile } from '../../../data/views.ts';
import { text } from '../../../i18n/text.ts';
import { announce } from '../../../ui/announce.ts';
import type { EvidenceChip } from '../../../ui/EvidenceChips/EvidenceChips.tsx';
import { evidenceChips } from '../../../viewer/evidence-chip.ts';
import { sightOf } from '../../../viewer/sight-of.ts';
import type { MarkActs } from '../use-mark-acts.ts';
import { type Known, knownPeople, mentionsIn } from './mentions.ts';
import { newRemark } from './new-remark.ts';

/** What the row of a mark needs to let it be spoken about and tied to others. */
export interface MarkTalk {
  readonly turns: readonly AnnotationView[];
  readonly links: readonly LinkEnd[];
  readonly people: readonly Known[];
  readonly me: string;
  readonly canTalk: boolean;
  /** A link is being drawn, and this mark can be its other end. */
  readonly canLinkHere: boolean;
  readonly chip: (annotationId: string) => EvidenceChip;
  readonly onSay: (as: TalkKind, words: string) => Promise<boolean>;
  readonly onLink: () => void;
  readonly onLinkHere: () => void;
  readonly onUnlink: (link: LinkEnd) => void;
  /** Null: a person made the mark, or a question offers it. */
  readonly suggested: Suggested | null;
}

interface Suggested {
  readonly decided: Decided | null;
  readonly onDecide: ((how: MarkVerdict['how']) => void) | null;
}

interface Linking {
  readonly from: Annotation;
  readonly kind: LinkKind;
}

const NONE: readonly AnnotationView[] = [];
const SAID = { reply: 'talk.said', resolved: 'talk.saidSettled', reopened: 'talk.saidReopened' } as const;

/** Threads and links of the marks of a case, and the link that is being drawn. */
export function useTalk(
  caseFile: CaseFile,
  annotations: readonly AnnotationView[],
  readOnly: boolean,
  { act }: Pick<MarkActs, 'act'>,
) {
  const store = useStore();
  const { me, features } = store;
  const remarks = useRemarks(caseFile.record.id) ?? NONE;
  const [linking, setLinking] = useState<Linking | null>(null);
  const views = useMemo(() => new Map(remarks.map(view => [view.annotation.id, view])), [remarks]);
  const all = useMemo(() => remarks.map(({ annotation }) => annotation), [remarks]);
  const chip = useMemo(() => evidenceChips(caseFile, annotations), [caseFile, annotations]);
  const people = useMemo(
    () => knownPeople(me, caseFile, [...annotations.map(({ annotation }) => annotation), ...all]),
    [me, caseFile, annotations, all],
  );
  // Of thousands of marks few are spoken about: only theirs are looked up.
  const spokenOf = useMemo(
    () => new Set(all.flatMap(({ about }) => (about ? [about.mark, ...('other' in about ? [about.other] : [])] : []))),
    [all],
  );

  const link = async ({ from, kind }: Linking, to: Annotation) => {
    const isKnown = linksOf(from.id, all).some(({ other, kind: known }) => other === to.id && known === kind);
    if (isKnown) return announce(text('link.known'));
    const remark = newRemark(store, from, { as: kind, mark: from.id, other: to.id });
    if (!(await act({ before: null, after: remark }))) return;
    setLinking(null);
    announce(text('link.done'));
  };
  const decide = async (mark: Annotation, how: MarkVerdict['how']) => {
    const verdict = { how, ...sightOf(mark) };
    const remark = newRemark(store, mark, { as: 'resolved', mark: mark.id });
    if (!(await act({ before: null, after: { ...remark, body: [verdictBody(verdict)] } }))) return;
    announce(text(how === 'accepted' ? 'suggest.saidMarkAccepted' : 'suggest.saidMarkRejected'));
  };
  const suggestedOf = (mark: Annotation): Suggested | null => {
    if (!features.includes('suggestions') || !isLooseSuggestion(mark)) return null;
    const decided = spokenOf.has(mark.id) ? decidedIn(threadOf(mark.id, all)) : null;
    return { decided, onDecide: readOnly ? null : how => void decide(mark, how) };
  };
  const talkOf = ({ annotation }: AnnotationView): MarkTalk => {
    const isSpokenOf = spokenOf.has(annotation.id);
    return {
      turns: isSpokenOf ? threadOf(annotation.id, all).flatMap(({ id }) => views.get(id) ?? []) : NONE,
      links: isSpokenOf ? linksOf(annotation.id, all) : [],
      people,
      me: me.id,
      canTalk: !readOnly,
      canLinkHere: linking !== null && linking.from.id !== annotation.id,
      chip,
      onSay: async (as, words) => {
        const mentions = mentionsIn(words, people);
        const about = { as, mark: annotation.id, ...(mentions.length > 0 && { mentions: [...mentions] }) };
        const isKept = await act({ before: null, after: newRemark(store, annotation, about, words) });
        if (isKept && as !== 'moved') announce(text(SAID[as]));
        return isKept;
      },
      onLink: () => setLinking({ from: annotation, kind: linking?.kind ?? 'supports' }),
      onLinkHere: () => {
        if (linking) void link(linking, annotation);
      },
      onUnlink: ({ remark }) => void act({ before: remark, after: null }),
      suggested: suggestedOf(annotation),
    };
  };
  return {
    talkOf,
    linking: linking && { words: chip(linking.from.id).quote, kind: linking.kind },
    setLinkKind: (kind: LinkKind) => setLinking(before => before && { ...before, kind }),
    cancelLink: () => setLinking(null),
  };
}

import type { LinkKind } from '../../../../shared/model/about.ts';
import type { LinkEnd } from '../../../../shared/model/threads.ts';
import { text } from '../../../i18n/text.ts';
import { unreachable } from '../../../../shared/unreachable.ts';

/** What a link says, seen from one of its ends. */
export function linkWords({ kind, isFrom }: Pick<LinkEnd, 'kind' | 'isFrom'>): string {
  switch (kind) {
    case 'supports':
      return text(isFrom ? 'link.supports' : 'link.supportedBy');
    case 'contradicts':
      return text(isFrom ? 'link.contradicts' : 'link.contradictedBy');
    case 'same-fact':
      return text('link.sameFact');
    default:
      return unreachable(kind);
  }
}

export const LINK_KINDS: readonly LinkKind[] = ['supports', 'contradicts', 'same-fact'];

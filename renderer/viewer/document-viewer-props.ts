import type { ReactNode, Ref } from 'react';
import type { DocumentBytesState, DocumentRecord } from '../../shared/model/document.ts';
import type { Process } from '../../shared/model/process.ts';
import type { DocumentSelection } from './document-selection.ts';
import type { DocumentView, PlacementsTold, ViewPlace } from './document-view.ts';
import type { Mark } from './marks/mark.ts';
import type { CaseFamily } from './parts/use-parts.ts';
import type { OpenBytes } from './use-opened-document.ts';

export interface DocumentViewerProps {
  readonly document: DocumentRecord;
  readonly openBytes: OpenBytes;
  /** How far its bytes have come. When that changes it is opened anew. */
  readonly bytesState?: DocumentBytesState | undefined;
  readonly marks: readonly Mark[];
  readonly canMark: boolean;
  /** The keys of the tools go to this one. */
  readonly isActive: boolean;
  readonly initialPlace?: ViewPlace | undefined;
  /** Scrolls to a mark each time the nonce changes. */
  readonly reveal: { readonly markId: string; readonly nonce: number } | null;
  readonly isFinding: boolean;
  readonly onFinding: (isFinding: boolean) => void;
  readonly onPlace: (place: ViewPlace) => void;
  /** The document is in sight, or there is nothing to see. */
  readonly onShown?: (() => void) | undefined;
  readonly onSelection: (selection: DocumentSelection | null) => void;
  readonly onMarkPressed: (markId: string) => void;
  readonly onPlacements: PlacementsTold;
  readonly handle?: Ref<DocumentView> | undefined;
  /** Stands in the bar before the tools. */
  readonly leading?: ReactNode;
  readonly trailing?: ReactNode;
  /** The kind of work that the document is read for: its standing terms are looked for. */
  readonly process?: Process | null | undefined;
  /** The documents of the case, of which some may belong to this one. */
  readonly family?: CaseFamily | undefined;
}

import type { Ref } from 'react';
import type { DocumentBytes } from '../data/document-bytes.ts';
import type { DocumentRecord } from '../../shared/model/document.ts';
import type { DocumentSelection } from './document-selection.ts';
import type { Mark } from './marks/mark.ts';
import type { ScrollPort, TermsPort, WordsPort } from './view-ports.ts';

/** `fit-width` follows the pane; a number is a scale, 1 being the document's own size. */
export type Zoom = 'fit-width' | number;
export type Rotation = 0 | 90 | 180 | 270;

/** Where a person was in a document. */
export interface ViewPlace {
  /** From 1. */
  readonly page: number;
  /** How far into that page, as a share of its height; of a document without pages, of the whole. */
  readonly share: number;
  readonly zoom: Zoom;
  readonly rotation: Rotation;
  /** Two pages side by side. */
  readonly isSpread?: boolean | undefined;
}

export const START_PLACE: ViewPlace = { page: 1, share: 0, zoom: 'fit-width', rotation: 0 };

export interface FindState {
  readonly query: string;
  readonly hits: number;
  /** From 1; 0 when nothing was found. */
  readonly current: number;
  /** False while pages are still being read. */
  readonly isComplete: boolean;
  /** Pages that have no text and could not be searched. */
  readonly unreadablePages: number;
}

/** What a view has found in its document, for those who inspect documents. */
export interface ViewFacts {
  /** Sheets of a workbook, pages of a letter; null where there are none. */
  readonly sheets: number | null;
  readonly characters: number;
  /** Codes of what was left out or may not be as its writer saw it. */
  readonly warnings: readonly string[];
}

/** What a view says about itself, for the bar above it. */
export interface ViewState {
  /** Null: the document has no pages. */
  readonly pages: number | null;
  readonly place: ViewPlace;
  /** The scale as it is, when zoom is `fit-width`. Null: cannot be zoomed. */
  readonly scale: number | null;
  readonly canRotate: boolean;
  readonly canDrawArea: boolean;
  readonly canFind: boolean;
  readonly find: FindState | null;
  /** What each page calls itself, where that is not its number. */
  readonly labels?: readonly string[] | null | undefined;
  /** Whether the pages' contents are shown beside them; left out where there are none to show. */
  readonly isSideOpen?: boolean | undefined;
  readonly facts?: ViewFacts | undefined;
}

export type Placement = 'placed' | 'placed-with-warning' | 'orphan';

/** Tells where marks were found and, where it is known, how surely: 0 to 1. */
export type PlacementsTold = (placements: ReadonlyMap<string, Placement>, scores?: ReadonlyMap<string, number>) => void;

/** What a pane may ask of any document on the screen, whatever kind it is. */
export interface DocumentView {
  focus(): void;
  /** Scrolls to a mark. False: its place could not be found. */
  reveal(markId: string): Promise<boolean>;
  /** Begins a search, or ends it when the query is empty. Its progress arrives as state. */
  find(query: string): void;
  findNext(): void;
  findPrevious(): void;
  /** Selects the words of the current hit, as a drag of the mouse would. Left out where there are no words to select. */
  selectHit?(): void;
  goToPage(page: number): void;
  setZoom(zoom: Zoom): void;
  /** One step larger or smaller than it is shown now. */
  stepZoom(direction: 1 | -1): void;
  rotate(): void;
  clearSelection(): void;
  /** The whole page at once, as large as the pane allows. Left out, like the next two, where pages do not stand apart. */
  fitPage?(): void;
  setSpread?(isSpread: boolean): void;
  toggleSide?(): void;
  /** Left out where it cannot scroll together with another one. */
  readonly scroll?: ScrollPort | undefined;
  /** Left out where there are no words. */
  readonly words?: WordsPort | undefined;
  /** Left out where there is nothing to look through. */
  readonly terms?: TermsPort | undefined;
}

/** Something that came inside a document, such as an attachment of a mail. */
export interface DocumentPart {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The documents that belong together with one, and how a part of it is opened. */
export interface DocumentFamily {
  /** Documents of the case that the client sent as parts of this one. */
  readonly members: readonly DocumentRecord[];
  readonly onOpenMember: (documentId: string) => void;
  readonly onOpenPart: (part: DocumentPart) => void;
}

export const NO_FAMILY: DocumentFamily = { members: [], onOpenMember: () => undefined, onOpenPart: () => undefined };

export type ViewTool = 'text' | 'area';

/** What every kind of view is given. */
export interface ViewProps {
  readonly document: DocumentRecord;
  readonly bytes: DocumentBytes;
  readonly marks: readonly Mark[];
  readonly tool: ViewTool;
  readonly initialPlace: ViewPlace;
  readonly handle: Ref<DocumentView>;
  readonly onState: (state: ViewState) => void;
  /** The first page is on the screen: told by views that need longer for it than for their first state. */
  readonly onShown?: (() => void) | undefined;
  readonly onSelection: (selection: DocumentSelection | null) => void;
  readonly onMarkPressed: (markId: string) => void;
  /** Left out where nothing can be opened beside the document. */
  readonly family?: DocumentFamily | undefined;
  /** Where each mark was found; only those that have been looked for so far. */
  readonly onPlacements: PlacementsTold;
}

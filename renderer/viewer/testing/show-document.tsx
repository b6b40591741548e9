import { useState } from 'react';
import { render } from 'vitest-browser-react';
import type { DocumentRecord } from '../../../shared/model/document.ts';
import type { KeptWords } from '../../data/kept-words.ts';
import { aDocument } from '../../testing/builders.ts';
import type { DocumentSelection } from '../document-selection.ts';
import type { DocumentView, Placement, ViewPlace } from '../document-view.ts';
import { DocumentViewer } from '../DocumentViewer.tsx';
import type { Mark } from '../marks/mark.ts';
import { stubBytes } from './stub-bytes.ts';
import '../../styles/layers.css';
import '../../styles/reset.css';
import '../../styles/tokens.css';

/** What a test sees of a document on the screen. */
export interface ShownDocument {
  selection: DocumentSelection | null;
  place: ViewPlace | null;
  pressed: string | null;
  placements: ReadonlyMap<string, Placement>;
  view: DocumentView | null;
  readonly bytes: ReturnType<typeof stubBytes>;
  reveal(markId: string): void;
  setMarks(marks: readonly Mark[]): void;
}

/** Shows a document from memory in a pane of 900 by 700 pixels. */
export async function showDocument(
  content: Uint8Array | string,
  record: Partial<DocumentRecord> = {},
  marks: readonly Mark[] = [],
  words?: KeptWords,
): Promise<ShownDocument> {
  const bytes = stubBytes(typeof content === 'string' ? new TextEncoder().encode(content) : content, words);
  const shown: ShownDocument = {
    selection: null,
    place: null,
    pressed: null,
    placements: new Map(),
    view: null,
    bytes,
    reveal: () => undefined,
    setMarks: () => undefined,
  };
  const openBytes = () => Promise.resolve(bytes);
  const whole = aDocument({ ...record, bytes: bytes.length });
  const onPlace = (place: ViewPlace) => {
    shown.place = place;
  };
  const onSelection = (selection: DocumentSelection | null) => {
    shown.selection = selection;
  };
  const onPlacements = (placements: ReadonlyMap<string, Placement>) => {
    shown.placements = placements;
  };

  function Stage() {
    const [reveal, setReveal] = useState<{ markId: string; nonce: number } | null>(null);
    const [current, setMarks] = useState(marks);
    const [isFinding, setFinding] = useState(false);
    shown.reveal = markId => setReveal(before => ({ markId, nonce: (before?.nonce ?? 0) + 1 }));
    shown.setMarks = setMarks;
    return (
      <main style={{ width: 900, height: 700 }}>
        <DocumentViewer
          document={whole}
          openBytes={openBytes}
          marks={current}
          canMark
          isActive
          reveal={reveal}
          isFinding={isFinding}
          onFinding={setFinding}
          onPlace={onPlace}
          onSelection={onSelection}
          onMarkPressed={id => {
            shown.pressed = id;
          }}
          onPlacements={onPlacements}
          handle={view => {
            shown.view = view;
          }}
        />
      </main>
    );
  }
  await render(<Stage />);
  return shown;
}

export function aMark(over: Partial<Mark> & Pick<Mark, 'id' | 'selectors'>): Mark {
  return { label: 'Medical', tone: 1, note: '', author: 'Ana', isSelected: false, ...over };
}

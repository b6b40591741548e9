import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { describeQuote, type Span } from '../../../shared/anchors/describe-quote.ts';
import { text } from '../../i18n/text.ts';
import { announce } from '../../ui/announce.ts';
import { Tabs } from '../../ui/Tabs/Tabs.tsx';
import type { ViewProps } from '../document-view.ts';
import { useFind } from '../find/use-find.ts';
import { placementsOf, scoresOf } from '../marks/place-marks.ts';
import { anchorSelector } from './cell-anchor.ts';
import {
  blockOf,
  type CellBlock,
  countCells,
  isInBlock,
  MOST_CELLS,
  rangeOf,
  spanOfBlock,
  wordsOfBlock,
} from './cell-range.ts';
import { CellBar } from './CellBar.tsx';
import { cellsName } from './cells-name.ts';
import { Grid, type GridView } from './Grid.tsx';
import { keyOf } from './GridCell.tsx';
import { placeAt, placeInSheets, type SheetPlace } from './place-in-sheets.ts';
import { SheetTable, type CellPlace } from './sheet-table.ts';
import type { WorkbookData } from './table-data.ts';
import { TableTerms } from '../terms/table-terms.ts';
import styles from './Workbook.module.css';

interface WorkbookProps extends ViewProps {
  readonly workbook: WorkbookData;
}

/** More of a table than this is not repeated in a mark: its cells are named. */
const MOST_QUOTED = 4000;

/** The sheets of a workbook, or the one table of a text: one in sight, all of them searched and marked. */
export function Workbook({ workbook, ...props }: WorkbookProps) {
  const { document: record, marks, initialPlace, handle, onState, onSelection, onPlacements } = props;
  const { content, sheets, warnings } = workbook;
  const isWorkbook = sheets.length > 1 || sheets[0]?.name !== '';
  const tables = useMemo(() => sheets.map(sheet => new SheetTable(content, sheet)), [content, sheets]);
  /** Where a block began that is being chosen; null: one cell is. */
  const [origin, setOrigin] = useState<CellPlace | null>(null);
  const [active, setActive] = useState<SheetPlace>(() => firstPlace(workbook, initialPlace.page - 1));
  const [share, setShare] = useState(initialPlace.share);
  const root = useRef<HTMLDivElement>(null);
  const grid = useRef<GridView>(null);
  const waiting = useRef<SheetPlace | null>(null);
  const placed = useMemo(() => placeInSheets(content, tables, marks), [content, tables, marks]);
  const finding = useFind(content);
  const hits = useMemo(
    () =>
      new Set(
        finding.hits.flatMap(({ start }) => {
          const place = placeAt(tables, start);
          return place?.sheet === active.sheet ? [keyOf(place)] : [];
        }),
      ),
    [finding.hits, tables, active.sheet],
  );
  const hit = finding.current ? placeAt(tables, finding.current.start) : null;

  const goTo = useCallback(
    (place: SheetPlace, align: 'auto' | 'center' = 'auto') => {
      const shown = { sheet: place.sheet, ...(tables[place.sheet]?.shownAt(place) ?? place) };
      // Another sheet's grid is not here yet: it is asked once it is.
      if (place.sheet !== active.sheet) waiting.current = shown;
      else grid.current?.scrollTo(shown, align);
      setActive(shown);
      setOrigin(null);
    },
    [tables, active.sheet],
  );
  const setGrid = useCallback((made: GridView | null) => {
    grid.current = made;
    if (made && waiting.current) made.scrollTo(waiting.current, 'center');
    waiting.current = null;
  }, []);
  const block = useMemo(() => blockOf(origin ?? active, active), [origin, active]);
  const choose = useCallback(
    (place: CellPlace, chosen: CellBlock) => {
      const table = tables[active.sheet];
      if (!table || !grid.current) return;
      const span = spanOfBlock(table, chosen);
      const { left, top, right, bottom } = grid.current.boxOf(place);
      const fragment = anchorSelector({ sheet: isWorkbook ? table.data.name : null, block: chosen });
      const quote = span && span.end - span.start <= MOST_QUOTED ? describeQuote(content, span) : null;
      const selectors = quote ? [quote, fragment] : [fragment];
      const exact = quote?.exact ?? '';
      const cells = () => Promise.resolve(wordsOfBlock(table, chosen));
      const box = { left, top, right, bottom };
      onSelection({ document: record, scope: 'cells', selectors, exact, table: cells, box });
    },
    [tables, active.sheet, isWorkbook, content, record, onSelection],
  );
  const extend = (place: CellPlace, isChosen: boolean) => {
    const next = blockOf(origin ?? active, place);
    if (countCells(next) > MOST_CELLS) return announce(text('mark.tooManyCells', { most: MOST_CELLS }));
    grid.current?.scrollTo(place, 'auto');
    setOrigin(origin ?? active);
    setActive({ sheet: active.sheet, ...place });
    if (isChosen) choose(place, next);
    else announce(text('mark.cells', { cells: cellsName({ sheet: null, range: rangeOf(next) }) }));
  };

  // Asked when it is needed: where the person is changes with every key.
  const latest = useRef({ active, goTo });
  useEffect(() => {
    latest.current = { active, goTo };
  });
  const terms = useMemo(
    () =>
      // oxlint-disable-next-line react/refs -- read when it is asked, not now
      new TableTerms({
        content,
        tables,
        root: () => root.current,
        active: () => latest.current.active,
        showOffset: offset => {
          const place = placeAt(tables, offset);
          if (place) latest.current.goTo(place, 'center');
        },
      }),
    [content, tables, root],
  );

  useImperativeHandle(handle, () => {
    const show = (span: Span | undefined) => {
      const place = span && placeAt(tables, span.start);
      if (place) goTo(place);
    };
    return {
      focus: () => grid.current?.focus(),
      reveal: markId => {
        const found = placed.find(({ mark }) => mark.id === markId);
        if (found) goTo(found.place, 'center');
        return Promise.resolve(found !== undefined);
      },
      find: query => show(finding.find(query)),
      findNext: () => show(finding.step(1)),
      findPrevious: () => show(finding.step(-1)),
      goToPage: page => {
        if (sheets[page - 1]) setActive({ sheet: page - 1, row: 0, column: 0 });
      },
      setZoom: () => undefined,
      stepZoom: () => undefined,
      rotate: () => undefined,
      clearSelection: () => undefined,
      terms,
    };
  }, [goTo, tables, sheets, placed, finding, terms]);

  // The bar above is told; it lives in another part of the tree.
  useEffect(() => {
    onState({
      pages: null,
      place: { page: active.sheet + 1, share, zoom: 'fit-width', rotation: 0 },
      scale: null,
      canRotate: false,
      canDrawArea: false,
      canFind: true,
      find: finding.state,
      facts: { sheets: sheets.length, characters: content.length, warnings },
    });
  }, [onState, active.sheet, share, finding.state, sheets, content, warnings]);
  useEffect(() => onPlacements(placementsOf(marks, placed), scoresOf(placed)), [onPlacements, marks, placed]);

  const gridOf = (sheet: number) => {
    const table = tables[sheet];
    if (!table) return null;
    if (table.rows === 0) return <p className={styles.empty}>{text('kinds.sheetEmpty')}</p>;
    return (
      <Grid
        id={`${record.id}-${sheet}`}
        name={isWorkbook ? text('kinds.sheetOf', { sheet: table.data.name, name: record.name }) : record.name}
        table={table}
        active={active}
        block={block}
        onExtend={extend}
        placed={placed.filter(({ place }) => place.sheet === sheet)}
        hits={hits}
        currentHit={hit?.sheet === sheet ? keyOf(hit) : null}
        initialShare={sheet === initialPlace.page - 1 ? initialPlace.share : 0}
        view={setGrid}
        onActive={place => goTo({ sheet, ...place })}
        onChoose={place => choose(place, isInBlock(block, place) ? block : blockOf(place, place))}
        onLeave={() => {
          setOrigin(null);
          onSelection(null);
        }}
        onShare={setShare}
        onMarkPressed={props.onMarkPressed}
      />
    );
  };

  return (
    <div className={styles.workbook}>
      <CellBar place={active} cell={tables[active.sheet]?.cell(active) ?? null} />
      <div ref={root} className={styles.sheets}>
        {isWorkbook ? (
          <Tabs
            label={text('kinds.sheets')}
            selected={String(active.sheet)}
            onSelect={id => setActive({ sheet: Number(id), row: 0, column: 0 })}
            items={sheets.map(({ name, isHidden }, sheet) => ({
              id: String(sheet),
              label: isHidden ? text('kinds.hiddenSheet', { name }) : name,
              content: sheet === active.sheet ? gridOf(sheet) : null,
            }))}
          />
        ) : (
          gridOf(0)
        )}
      </div>
    </div>
  );
}

/** Where the person was, or the first sheet that its writer did not hide. */
function firstPlace({ sheets }: WorkbookData, remembered: number): SheetPlace {
  const visible = Math.max(
    0,
    sheets.findIndex(({ isHidden }) => !isHidden),
  );
  const sheet = remembered > 0 && sheets[remembered] ? remembered : visible;
  return { sheet, row: 0, column: 0 };
}

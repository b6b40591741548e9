import {
  ChevronDown,
  ChevronUp,
  Maximize2,
  Minus,
  Plus,
  RotateCw,
  Search,
  SquareDashedMousePointer,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { formatNumber } from '../i18n/format.ts';
import { text } from '../i18n/text.ts';
import { IconButton } from '../ui/IconButton/IconButton.tsx';
import { Toolbar } from '../ui/Toolbar/Toolbar.tsx';
import type { DocumentView, ViewState, ViewTool } from './document-view.ts';
import { PageField } from './PageField.tsx';
import { PageLayoutTools } from './PageLayoutTools.tsx';
import styles from './ViewToolbar.module.css';

interface ViewToolbarProps {
  readonly name: string;
  readonly state: ViewState;
  readonly tool: ViewTool;
  readonly canMark: boolean;
  readonly view: () => DocumentView | null;
  readonly onTool: (tool: ViewTool) => void;
  readonly onFind: () => void;
  /** Marks more than words; left out where nothing can be marked. */
  readonly whole: ReactNode;
  readonly leading: ReactNode;
  readonly trailing: ReactNode;
}

/** The tools of one document. What a kind of document cannot do is not offered. */
export function ViewToolbar(props: ViewToolbarProps) {
  const { name, state, tool, canMark, view, onTool, onFind, whole, leading, trailing } = props;
  const { pages, scale, place } = state;
  const icon = { size: 15, 'aria-hidden': true } as const;
  const hasLayouts = state.isSideOpen !== undefined;
  return (
    <div className={styles.frame}>
      <div className={styles.bar}>
        <div className={styles.leading}>{leading}</div>
        <div className={styles.tools}>
          <Toolbar label={text('viewer.toolbar', { name })}>
            {pages !== null && pages > 1 && (
              <span className={styles.group}>
                <IconButton
                  label={text('viewer.previousPage')}
                  keys="["
                  icon={<ChevronUp {...icon} />}
                  isDisabled={place.page <= 1}
                  onPress={() => view()?.goToPage(place.page - 1)}
                />
                <PageField
                  page={place.page}
                  pages={pages}
                  labels={state.labels ?? null}
                  onGo={page => view()?.goToPage(page)}
                />
                <IconButton
                  label={text('viewer.nextPage')}
                  keys="]"
                  icon={<ChevronDown {...icon} />}
                  isDisabled={place.page >= pages}
                  onPress={() => view()?.goToPage(place.page + 1)}
                />
              </span>
            )}
            {scale !== null && (
              <span className={styles.group}>
                <IconButton
                  label={text('viewer.zoomOut')}
                  keys="-"
                  icon={<Minus {...icon} />}
                  onPress={() => view()?.stepZoom(-1)}
                />
                <span className={styles.zoom}>{formatNumber(scale, { style: 'percent' })}</span>
                <IconButton
                  label={text('viewer.zoomIn')}
                  keys="+"
                  icon={<Plus {...icon} />}
                  onPress={() => view()?.stepZoom(1)}
                />
                <IconButton
                  label={text('viewer.zoomFit')}
                  keys="0"
                  icon={<Maximize2 {...icon} />}
                  isPressed={place.zoom === 'fit-width'}
                  onPress={() => view()?.setZoom('fit-width')}
                />
              </span>
            )}
            {hasLayouts && (
              <PageLayoutTools
                isSideOpen={state.isSideOpen ?? false}
                isSpread={place.isSpread ?? false}
                canRotate={state.canRotate}
                view={view}
              />
            )}
            <span className={styles.group}>
              {state.canRotate && !hasLayouts && (
                <IconButton
                  label={text('viewer.rotate')}
                  icon={<RotateCw {...icon} />}
                  onPress={() => view()?.rotate()}
                />
              )}
              {state.canDrawArea && canMark && (
                <IconButton
                  label={text('viewer.drawArea')}
                  keys="a"
                  icon={<SquareDashedMousePointer {...icon} />}
                  isPressed={tool === 'area'}
                  onPress={() => onTool(tool === 'area' ? 'text' : 'area')}
                />
              )}
              {whole}
              {state.canFind && (
                <IconButton label={text('viewer.find')} keys="Mod+F" icon={<Search {...icon} />} onPress={onFind} />
              )}
            </span>
          </Toolbar>
        </div>
        <div className={styles.trailing}>{trailing}</div>
      </div>
    </div>
  );
}

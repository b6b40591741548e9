import type { WindowBox } from '../../viewer/document-selection.ts';

export interface BarPlace {
  readonly left: number;
  readonly top: number;
}

const GAP = 8;

/**
 * Where the bar stands: above the selection, so that the words being read next stay free; below when there is no room
 * above; inside the window in any case.
 */
export function barPlace(
  selection: WindowBox,
  bar: { readonly width: number; readonly height: number },
  view: { readonly width: number; readonly height: number },
): BarPlace {
  const above = selection.top - bar.height - GAP;
  const below = selection.bottom + GAP;
  const top = above >= GAP ? above : below + bar.height <= view.height - GAP ? below : GAP;
  const middle = (selection.left + selection.right) / 2 - bar.width / 2;
  return { left: Math.max(GAP, Math.min(middle, view.width - bar.width - GAP)), top };
}

import { placeKind } from '../../../shared/anchors/place-kind.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { unreachable } from '../../../shared/unreachable.ts';
import { text } from '../../i18n/text.ts';
import { cellsName } from '../table/cells-name.ts';

/** What a mark without words of its own was made on; for cells their names. Null: words say it themselves. */
export function placeWords(annotation: Pick<Annotation, 'target'>): string | null {
  const place = placeKind(annotation);
  switch (place.kind) {
    case 'words':
      return null;
    case 'area':
      return text('judge.area');
    case 'document':
      return text('mark.document');
    case 'page':
      return text('mark.page', { page: place.page });
    case 'cells':
      return text('mark.cells', { cells: cellsName(place) });
    default:
      return unreachable(place);
  }
}

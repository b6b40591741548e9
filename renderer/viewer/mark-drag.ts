/** What a dragged mark carries: the id of its annotation, and no word of it. */
export const MARK_DRAG = 'application/x-meridian-mark';

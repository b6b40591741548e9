export const pdfMessages = {
  'pdf.side': 'Contents of {name}',
  'pdf.openSide': 'Show contents: pages, outline, attachments',
  'pdf.pages': 'Pages',
  'pdf.outline': 'Outline',
  'pdf.attachments': 'Attachments',
  'pdf.noOutline': 'This document has no outline.',
  'pdf.outlineCut': 'Only the first {entries, number} entries are shown.',
  'pdf.attachmentsWhy':
    'These files are inside the document. They are named here and not opened: ask for one if your judgment needs it.',
  'pdf.layout': 'Page layout',
  'pdf.fitPage': 'Fit the whole page',
  'pdf.onePage': 'One page below the other',
  'pdf.twoPages': 'Two pages side by side',
  'pdf.thumbnail': 'Page {label}',
  'pdf.thumbnailMarked': 'Page {label}, {marks, plural, one {# mark} other {# marks}}',
  'pdf.thumbnailCited': 'Page {label}, {marks, plural, one {# mark} other {# marks}}, evidence for {answers}',
  'pdf.marks': '{marks, plural, one {# mark} other {# marks}}',
  'pdf.linkHere': 'Link inside this document',
  'pdf.linkOutside': 'This leads out of the document, to {address}. Meridian does not follow it.',
  'pdf.xfa':
    'This document is a form of a kind (XFA) that is not drawn here: what you see may be only its cover page. Ask for it to be printed to a PDF.',
} as const;

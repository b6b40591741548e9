/** Marks that leave the program or come into it. */
export const exchangeMessages = {
  'exchange.give': 'Export marks',
  'exchange.take': 'Import marks',
  'exchange.giveAll': 'All marks of the case (W3C Web Annotation)',
  'exchange.giveXfdf': '{document}: marks (XFDF)',
  'exchange.givePdf': '{document}: PDF with the marks drawn in',
  'exchange.count': '{count, plural, one {# mark} other {# marks}}',
  'exchange.working': 'Exporting',
  'exchange.refused.documents': 'The client’s rules do not let documents be saved outside Meridian.',
  'exchange.refused.words': 'The client’s rules do not let words be copied out of Meridian.',
  'exchange.refused.print': 'The client’s rules do not let documents be printed or copied out of Meridian.',
  'exchange.label': 'Marks of case {reference}',
  'exchange.fileName.all': 'marks-{reference}.jsonld',
  'exchange.fileName.xfdf': '{document}.xfdf',
  'exchange.fileName.pdf': '{document}-marked.pdf',
  'exchange.given': '{count, plural, one {# mark was} other {# marks were}} exported to {path}.',
  'exchange.givenUnplaced':
    '{count, plural, one {# of them has} other {# of them have}} no place in the document as it is now, and stands as a note.',
  'exchange.failed.locked': 'Not exported: this desk is locked. Unlock it, then export again.',
  'exchange.failed.storage':
    'Not exported: the file could not be written there. Choose another folder, or free some space.',
  'exchange.failed.away': 'Not exported: the background part of Meridian is away. Wait a moment, then export again.',
  'exchange.failed.forbidden': 'Not exported: the client’s rules do not let it leave Meridian.',
  'exchange.failed.notHere':
    'Not exported: {document} is not on this machine yet. Wait until it has arrived, then export again.',
  'exchange.failed.encrypted':
    'Not exported: {document} is encrypted, and a copy with marks would lose its protection. Export the marks as XFDF instead.',
  'exchange.failed.password':
    'Not done: {document} asks for a password. Export all marks of the case as Web Annotations instead.',
  'exchange.failed.tooLargeToSave':
    'Not exported: the file is too large to be written at once. Export the marks as XFDF instead.',
  'exchange.failed.broken':
    'Not exported: {document} could not be read as a PDF. Export all marks of the case as Web Annotations instead.',
  'exchange.failed.tooLarge':
    'Not exported: {document} is too large to be copied with its marks. Export the marks as XFDF instead.',
  'exchange.taken':
    '{taken, plural, one {# mark was} other {# marks were}} imported; {known} were here already, {left} are of another case or of another program.',
  'exchange.leftOut': 'Not imported, because there is nothing like it here: {list}.',
  'exchange.leftOut.one': '{kind} on page {page}',
  'exchange.leftOut.more': 'and {count} more',
  'exchange.notSaved':
    'The marks could not all be saved on this machine. Free some disk space if there is none left, then import the file again: what is here already is passed over.',
  'exchange.xfdf.tooLarge':
    'The marks were not imported: the file is larger or deeper than marks of one document are. Export fewer of them at a time.',
  'exchange.xfdf.entities':
    'The marks were not imported: the file declares a document type, which XFDF has none of and which may reach outside. Ask whoever wrote it for another one.',
  'exchange.xfdf.broken':
    'The marks were not imported: the file is no XFDF. Export the comments of the PDF as XFDF from the program that wrote them.',
  'exchange.xfdf.noDocument':
    'The marks were not imported: they are for «{name}», and the case has no PDF of that name. Give the file the name of the case’s document in its «f» element.',
  'exchange.notes.title': 'Marks',
  'exchange.notes.more': 'Marks, continued',
  'exchange.notes.page': 'page {page}',
  'exchange.notes.unplaced': 'not found in the document any more',
  'exchange.close': 'Close',
} as const;

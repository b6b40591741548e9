/** Office files, mail, pages and texts: what their views say. */
export const kindMessages = {
  'kinds.failedTitle': 'This document cannot be shown',
  'kinds.failed.broken':
    'It is not a complete file of its kind: it was probably cut short or damaged before it reached the client. Ask for it again; the rest of the case can be worked.',
  'kinds.failed.locked':
    'It is protected with a password, and this kind of file cannot be unlocked here. Ask for it without a password, or as a PDF.',
  'kinds.failed.too-large':
    'Unpacked, it is larger than can be shown. Nothing of it was opened further. Ask for it in parts, or as a PDF.',
  'kinds.failed.bomb':
    'It is packed so tightly that it is probably made to do harm, and was not unpacked. Tell your lead; ask for it as a PDF.',
  'kinds.failed.too-many-parts':
    'It consists of more parts than a document has, and was not opened. Ask for it as a PDF.',
  'kinds.failed.too-deep':
    'Its parts are nested deeper than in any document that a person writes, so it was not opened. Ask for it as a PDF.',
  'kinds.failed.entities':
    'It declares XML entities, which documents of this kind never need and attacks use, so it was not opened. Tell your lead; ask for it as a PDF.',
  'kinds.failed.too-slow':
    'Reading it took more than {seconds} seconds and was stopped. Try again when the machine is less busy, or ask for it as a PDF.',
  'kinds.failed.unsupported':
    'It is a variety of its kind that cannot be read here. Ask for it as a PDF, or saved again in the usual format.',

  'kinds.remoteImages':
    '{images, plural, one {# remote picture was} other {# remote pictures were}} not loaded: nothing is fetched for a document.',
  'kinds.leftOut':
    '{parts, plural, one {# active part} other {# active parts}} (scripts, frames, foreign styles) {parts, plural, one {was} other {were}} left out.',
  'kinds.machineLook':
    'This is made from the text of the file; its pages and fonts may differ from what its writer saw.',

  'kinds.formula': 'The formula of this cell; it is not calculated here',
  'kinds.sheets': 'Sheets',
  'kinds.sheetOf': '{sheet}, {name}',
  'kinds.hiddenSheet': '{name} (hidden)',
  'kinds.sheetEmpty': 'This sheet is empty.',
  'kinds.tableCut': 'Only the first 2 million cells are shown: the file has more than can be held.',
  'kinds.hiddenSheets':
    '{sheets, plural, one {One sheet was} other {# sheets were}} hidden by the writer of this workbook. Nothing is hidden here.',
  'kinds.besideCells': 'This workbook also has pictures, charts or comments, which are not shown.',
  'kinds.notRun': 'This workbook also has macros or connections to other files. They are never run or followed.',

  'kinds.backTo': 'Back to {name}',
  'kinds.partOf': '“{name}” came inside it. It can be read and searched here; to cite it, mark the message.',
  'kinds.rendition': 'The client made this PDF from “{name}”.',
  'kinds.showSource': 'Show that document itself',
  'kinds.attachmentDocument': '{mediaType}, a document of this case',
  'kinds.mailShowPlain': 'Show as plain text',
  'kinds.mailShowHtml': 'Show with its layout',

  'kinds.docxApproximate':
    'Drawn from the Word file: words, tables and pictures are as they are in it; pages, fonts and numbers of pages may differ.',
  'kinds.docxIncomplete':
    'Not all of it could be drawn: charts, diagrams or some words are missing here. Ask for a PDF if you need them.',
  'kinds.docxExternal':
    '{parts, plural, one {# reference} other {# references}} to other files or machines {parts, plural, one {was} other {were}} not followed.',
  'kinds.showRendition': 'Show the client\u2019s PDF',

  'kinds.encoding': 'Encoding',
  'kinds.encoding.chosen': 'Read as you chose:',
  'kinds.encoding.declared': 'Read as the document says of itself:',
  'kinds.encoding.guessed': 'Its encoding was guessed from its letters. If words look wrong, choose another:',
  'kinds.encoding.assumed': 'It does not say its encoding. If words look wrong, choose another:',
  'kinds.encoding.valid': 'Encoding:',
  'kinds.encoding.byte-order-mark': 'Encoding:',

  'kinds.content': 'By its content',
  'kinds.content.archive': 'An archive of files, such as ZIP',
  'kinds.content.old-office': 'A document of Word, Excel or PowerPoint of before 2007',
  'kinds.content.program': 'A program. Tell your lead: no case needs one',
  'kinds.content.database': 'A database',
  'kinds.content.medical-image': 'A medical image (DICOM)',
  'kinds.content.postscript': 'PostScript',
  'kinds.content.drawing': 'A technical drawing',
  'kinds.content.photo': 'A photo of a telephone (HEIC)',
  'kinds.content.film': 'A film',
  'kinds.content.sound': 'A sound recording',
  'kinds.content.encrypted': 'An encrypted message',
  'kinds.content.unknown': 'Not recognised',
} as const;

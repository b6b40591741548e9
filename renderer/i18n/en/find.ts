export const findMessages = {
  'find.panel': 'Find in the documents',
  'find.words': 'Find in the documents',
  'find.how': 'Words, "words in quotation marks", or begin*. A document is found when it has all of them.',
  'find.scope': 'Where to look',
  'find.scope.case': 'This case',
  'find.scope.all': 'All cases here',
  'find.reading': 'Reading documents: {done} of {of}',
  'find.nothing': 'Nothing found',
  'find.nothingHow':
    'Every document that could be read was looked through. Try fewer words, or the beginning of a word: begin*',
  'find.nothingYet': 'Nothing found so far',
  'find.found':
    '{places, plural, one {# place} other {# places}} in {documents, plural, one {# document} other {# documents}}',
  'find.foundMany': 'The first {shown} of {documents} documents',
  'find.foundAtLeast': 'There are more: type more words',
  'find.hits': '{places, plural, one {# place} other {# places}}',
  'find.page': 'p. {page}',
  'find.inCase': 'Case {reference}',
  'find.openNow': 'Open now',
  'find.more': '{places, plural, one {One more place} other {# more places}} in this document',
  'find.next': 'Next place found',
  'find.previous': 'Previous place found',
  'find.hitOf': 'Place {current} of {hits}, {name}',
  'find.unread':
    '{count, plural, one {# document was} other {# documents were}} not looked through, or not surely, or not on every page',
  'find.unreadAll': '{name}: none of it could be read',
  'find.unsurePages':
    '{name}: the words on {count, plural, one {page} other {pages}} {pages} were read from a picture and may be wrong',
  'find.notHere': '{name}: not on this machine yet',
  'find.unreadPages': '{name}: no words on {count, plural, one {page} other {pages}} {pages}',
} as const;

export const changedMessages = {
  'changed.title': 'Answers whose evidence changed',
  'changed.count':
    '{count, plural, one {The evidence of # mark is not as it was: its document was replaced} other {The evidence of # marks is not as it was: their documents were replaced}}',
  'changed.banner':
    '{count, plural, one {# cited mark is not as it was since its document was replaced.} other {# cited marks are not as they were since their documents were replaced.}}',
  'changed.show': 'Show what changed',
  'changed.was': 'was',
  'changed.is': 'is',
  'changed.nothing': 'These words are not in «{name}».',
  'changed.unread': 'cannot be compared',
  'changed.holds': 'Still right',
  'changed.look': 'Look again',
  'changed.held': 'Still right: {question}.',
} as const;

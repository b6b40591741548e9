export const termMessages = {
  'terms.bar': 'Terms in {name}',
  'terms.list': '{name} {count, plural, one {# place} other {# places}}',
  'terms.listSoFar': '{name} {count, plural, one {# place} other {# places}} so far',
  'terms.next': 'Next term',
  'terms.previous': 'Previous term',
  'terms.at': '{current} of {count}',
  'terms.reading': 'looking…',
  'terms.own': 'My terms today',
  'terms.ownAdd': 'My terms of today',
  'terms.ownTitle': 'My terms of today',
  'terms.ownWords': 'One term on each line',
  'terms.ownHow':
    'A word, several words, or begin*. They are shown in every document of this kind of work until midnight, on this machine alone.',
  'terms.ownBad': 'There is no word in “{term}”.',
  'terms.ownMany': 'At most {most} terms.',
  'terms.ownSave': 'Use these',
  'terms.ownCancel': 'Cancel',
} as const;

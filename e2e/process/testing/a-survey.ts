import type { SheetRows } from '../xlsform/read-columns.ts';

/** A household survey with everything that an XLSForm can have; written for these tests. */
export function aSurvey(): Map<string, SheetRows> {
  const head = [
    'type',
    'name',
    'label',
    'label::Deutsch (de)',
    'hint',
    'relevant',
    'constraint',
    'constraint_message',
    'calculation',
    'required',
    'choice_filter',
    'appearance',
    'default',
    'parameters',
  ];
  const row = (type: string, name: string, label = '', over: Partial<Record<string, string>> = {}): string[] =>
    head.map(column => ({ type, name, label, ...over })[column] ?? '');
  return new Map([
    [
      'survey',
      [
        head,
        row('start', 'start'),
        row('note', 'welcome', 'Ask the head of the household.', { 'label::Deutsch (de)': 'Fragen Sie den Vorstand.' }),
        row('text', 'head_name', 'Name of the head', { required: 'yes', 'label::Deutsch (de)': 'Name des Vorstands' }),
        row('select_one yes_no', 'rents', 'Is the home rented?', { required: 'true()' }),
        row('begin group', 'rent', 'Rent', { relevant: "${rents} = 'yes'" }),
        row('decimal', 'monthly-rent', 'Rent a month', { constraint: '. > 0 and . < 20000' }),
        row('select_one region', 'region', 'Region', { appearance: 'minimal' }),
        row('select_one town', 'town', 'Town', { choice_filter: 'region = ${region}' }),
        row('end group', ''),
        row('select_multiple assets or_other', 'assets', 'What do they own?', {
          constraint: 'count-selected(.) <= 3',
          constraint_message: 'Choose up to three.',
        }),
        row('begin repeat', 'members', 'Members'),
        row('text', 'given_name', 'Given name', { required: 'yes' }),
        row('integer', 'age', 'Age of ${given_name}', { constraint: '. >= 0 and . <= 120', hint: 'In whole years.' }),
        row('text', 'school', 'School', { relevant: '${age} >= 6 and ${age} < 18' }),
        row('integer', 'income', 'Income', { required: '${age} >= 18' }),
        row('note', 'minor', 'Ask the guardian.', { relevant: '${age} < 18' }),
        row('end repeat', ''),
        row('calculate', 'total_income', '', { calculation: 'sum(${income})' }),
        row('calculate', 'size', '', { calculation: 'count(${members})' }),
        row('text', 'remarks', 'Remarks', {
          appearance: 'multiline',
          relevant: 'selected(${assets}, "car") and not(${rents} = "no")',
        }),
        row('range', 'trust', 'How sure are you?', { parameters: 'start=0 end=1 step=0.25' }),
        row('geopoint', 'place', 'Where is it?'),
        row('date', 'seen_on', 'Seen on', { constraint: '. <= today()', constraint_message: 'Not in the future.' }),
        row('text', 'why_far', 'Why?', { relevant: '${size} * 2 > ${age_limit}' }),
      ],
    ],
    [
      'choices',
      [
        ['list_name', 'name', 'label', 'label::Deutsch (de)', 'region'],
        ['yes_no', 'yes', 'Yes', 'Ja', ''],
        ['yes_no', 'no', 'No', 'Nein', ''],
        ['region', 'north', 'North', 'Norden', ''],
        ['region', 'south', 'South', 'Süden', ''],
        ['town', 'alder', 'Alder', '', 'north'],
        ['town', 'birch', 'Birch', '', 'north'],
        ['town', 'cedar', 'Cedar', '', 'south'],
        ['assets', 'car', 'A car', 'Ein Auto', ''],
        ['assets', 'radio', 'A radio', 'Ein Radio', ''],
      ],
    ],
    [
      'settings',
      [
        ['form_title', 'form_id', 'default_language'],
        ['Household visit', 'household visit', ''],
      ],
    ],
  ]);
}

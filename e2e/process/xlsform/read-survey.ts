import { languageTag, type ReadRow, readColumns, type SheetRows } from './read-columns.ts';
import type { Choice, LeftOver, Survey, SurveyNode, SurveyRow, Words } from './survey.ts';

const BEGINS = /^begin[ _](group|repeat)$/i;
const ENDS = /^end[ _](group|repeat)$/i;

export interface ReadSurvey {
  readonly survey: Survey;
  readonly leftOver: readonly LeftOver[];
}

/**
 * Reads the three sheets of an XLSForm (xlsform.org).
 *
 * @throws Error with a sentence that names the row, when the survey has no sheet, no name or groups that do not close
 */
export function readSurvey(sheets: ReadonlyMap<string, SheetRows>, fallbackName: string): ReadSurvey {
  const sheet = sheets.get('survey');
  if (!sheet) throw new Error('This workbook is no XLSForm: it has no sheet "survey".');
  const leftOver: LeftOver[] = [];
  const survey = readColumns(sheet);
  const settings = readColumns(sheets.get('settings') ?? []).rows[0];
  const choices = readColumns(sheets.get('choices') ?? sheets.get('external_choices') ?? []);
  const own = ownLanguage([...new Set([...survey.languages, ...choices.languages])], settings, survey.isBare);
  const tags = new Map<string, string>();
  for (const language of new Set([...survey.languages, ...choices.languages])) {
    const tag = languageTag(language);
    if (language === own) continue;
    if (tag) tags.set(language, tag);
    else {
      const what = `The language "${language}" has no code, as in "label::Deutsch (de)": its words are left out.`;
      leftOver.push({ sheet: 'survey', row: 1, name: language, what });
    }
  }
  const say = (words: Words): Words => byTag(words, own, tags);
  return {
    survey: {
      title: settings?.cells.get('form_title') ?? fallbackName,
      id: settings?.cells.get('form_id') ?? fallbackName,
      nodes: nest(survey.rows.filter(row => row.cells.has('type')).map(row => surveyRow(row, say))),
      choices: readChoices(choices.rows, say),
      languages: [...new Set(tags.values())],
    },
    leftOver,
  };
}

/** The language of `default_language`; else that of the columns that name none; else the first that is named. */
function ownLanguage(languages: readonly string[], settings: ReadRow | undefined, isBare: boolean): string {
  const named = settings?.cells.get('default_language');
  const first = isBare ? '' : (languages[0] ?? '');
  if (named === undefined) return first;
  return languages.find(one => one === named || languageTag(one) === languageTag(named)) ?? first;
}

function byTag(words: Words, own: string, tags: ReadonlyMap<string, string>): Words {
  const said = new Map<string, string>();
  for (const [language, text] of words) {
    const tag = language === own ? '' : tags.get(language);
    if (tag !== undefined) said.set(tag, text);
  }
  const bare = words.get('');
  if (bare !== undefined && !said.has('')) said.set('', bare);
  return said;
}

function surveyRow({ row, cells, words }: ReadRow, say: (words: Words) => Words): SurveyRow {
  return {
    row,
    type: (cells.get('type') ?? '').replaceAll(/\s+/g, ' '),
    name: cells.get('name') ?? '',
    label: say(words('label')),
    hint: say(words('hint')),
    constraintMessage: say(words('constraint_message')),
    requiredMessage: say(words('required_message')),
    cells,
  };
}

function readChoices(rows: readonly ReadRow[], say: (words: Words) => Words): Map<string, Choice[]> {
  const lists = new Map<string, Choice[]>();
  for (const { row, cells, words } of rows) {
    const list = cells.get('list_name') ?? cells.get('list name');
    const name = cells.get('name') ?? cells.get('value');
    if (list === undefined || name === undefined) continue;
    const choice: Choice = { row, name, label: say(words('label')), cells };
    const before = lists.get(list);
    if (before) before.push(choice);
    else lists.set(list, [choice]);
  }
  return lists;
}

function nest(rows: readonly SurveyRow[]): SurveyNode[] {
  const top: SurveyNode[] = [];
  const open: { kind: 'group' | 'repeat'; row: SurveyRow; inner: SurveyNode[] }[] = [];
  for (const row of rows) {
    const inner = open.at(-1)?.inner ?? top;
    const begun = BEGINS.exec(row.type)?.[1]?.toLowerCase();
    const ended = ENDS.exec(row.type)?.[1]?.toLowerCase();
    if (begun !== undefined) {
      const node = { kind: begun as 'group' | 'repeat', row, inner: [] as SurveyNode[] };
      inner.push(node);
      open.push(node);
    } else if (ended !== undefined) {
      if (open.at(-1)?.kind !== ended)
        throw new Error(`The survey cannot be read: row ${row.row} ends a ${ended} that is not open.`);
      open.pop();
    } else if (row.name === '') {
      throw new Error(`The survey cannot be read: row ${row.row} (${row.type}) has no name.`);
    } else {
      inner.push({ kind: 'question', row });
    }
  }
  const left = open.at(-1);
  if (left) throw new Error(`The survey cannot be read: the ${left.kind} of row ${left.row.row} is not ended.`);
  return top;
}

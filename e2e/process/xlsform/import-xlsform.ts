import type { Process } from '../../../shared/model/process.ts';
import { layPlaces } from './lay-places.ts';
import type { SheetRows } from './read-columns.ts';
import { readSurvey } from './read-survey.ts';
import { buildContainer } from './build-container.ts';
import type { LeftOver } from './survey.ts';
import { gatherTranslations } from './translate.ts';

export interface ImportedForm {
  /** Version 1 of a process, in the contract's words. */
  readonly process: Omit<Process, 'processId'> & { readonly processId: string };
  /** What could not be carried over, or goes by another name, in the order of the sheets. */
  readonly leftOver: readonly LeftOver[];
}

/**
 * Makes a process of an XLSForm, the spreadsheet form of ODK and KoboToolbox (xlsform.org): questions, choices, groups
 * and repeats, relevance, constraints, calculations, choice filters and languages.
 *
 * @param sheets by name
 * @throws Error with a sentence, when it is no XLSForm or its groups do not close
 */
export function importXlsform(sheets: ReadonlyMap<string, SheetRows>, fallbackName: string): ImportedForm {
  const { survey, leftOver: unread } = readSurvey(sheets, fallbackName);
  const places = layPlaces(survey);
  const leftOver: LeftOver[] = [...unread, ...places.leftOver];
  const translations = gatherTranslations(survey.languages);
  const checks: Record<string, unknown>[] = [];
  const root = buildContainer(survey.nodes, { survey, places, translations, checks, leftOver });
  const { elements, ...schema } = root;
  const translated = Object.keys(translations.all).length > 0 ? { translations: translations.all } : {};
  return {
    process: {
      processId: asId(survey.id),
      version: 1,
      name: survey.title,
      form: {
        schema: {
          $schema: 'https://json-schema.org/draft/2020-12/schema',
          ...schema,
          ...(checks.length > 0 ? { 'x-checks': checks } : {}),
        },
        uiSchema: { type: 'VerticalLayout', elements },
        ...translated,
      },
      tags: [],
    },
    leftOver: leftOver.toSorted((a, b) => a.row - b.row),
  };
}

function asId(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9._-]+/g, '-').replaceAll(/^-+|-+$/g, '') || 'form';
}

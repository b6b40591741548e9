import { ok, refuse, type Result } from '../result.ts';
import { checkResource } from './check-resource.ts';
import { checkOneIri, checkProvenance, type Complain, isIri, isJson, type Json, listOf } from './model-checks.ts';

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';
/** More than this helps nobody to mend a file. */
const MOST_PROBLEMS = 5;

/**
 * Reads a file of W3C Web Annotations: one annotation, a page or a collection of them. What does not keep to the model is
 * refused with the places that do not; nothing of such a file is taken.
 */
export function readWebAnnotations(text: string): Result<readonly Json[], 'not-json' | 'not-annotations'> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // SyntaxError: it is not JSON.
    const why = error instanceof Error ? error.message : '';
    return refuse('not-json', `The annotations were not read: the file is not JSON (${why}). Choose another file.`);
  }
  const problems: string[] = [];
  const complain: Complain = (place, problem) => problems.push(`${place === '' ? 'the file' : place}: ${problem}`);
  const annotations = annotationsOf(value, complain);
  if (problems.length > 0) {
    const more = problems.length > MOST_PROBLEMS ? ` and ${problems.length - MOST_PROBLEMS} more` : '';
    const named = problems.slice(0, MOST_PROBLEMS).join('; ');
    return refuse(
      'not-annotations',
      `The annotations were not read: the file does not keep to the Web Annotation model (${named}${more}). Ask whoever wrote it for another one.`,
    );
  }
  return ok(annotations);
}

function annotationsOf(value: unknown, complain: Complain): readonly Json[] {
  if (!isJson(value)) {
    complain('', 'it is no object');
    return [];
  }
  if (!listOf(value['@context']).includes(CONTEXT)) complain('@context', `it does not name ${CONTEXT}`);
  const types = listOf(value['type']);
  if (types.includes('AnnotationCollection')) return collection(value, '', complain);
  if (types.includes('AnnotationPage')) return page(value, '', complain);
  annotation(value, '', complain);
  return [value];
}

function collection(value: Json, place: string, complain: Complain): readonly Json[] {
  checkOneIri(value['id'], `${place}id`, complain);
  if (listOf(value['label']).some(label => typeof label !== 'string' && !isJson(label)))
    complain(`${place}label`, 'it is no text');
  checkCount(value['total'], `${place}total`, complain);
  checkProvenance(value, place, complain);
  if (value['last'] !== undefined)
    checkOneIri(isJson(value['last']) ? value['last']['id'] : value['last'], `${place}last`, complain);
  const { first } = value;
  if (first === undefined || isIri(first)) return [];
  if (isJson(first)) return page(first, `${place}first.`, complain);
  complain(`${place}first`, 'it is neither an IRI nor a page');
  return [];
}

function page(value: Json, place: string, complain: Complain): readonly Json[] {
  checkOneIri(value['id'], `${place}id`, complain);
  if (!listOf(value['type']).includes('AnnotationPage')) complain(`${place}type`, 'it is not AnnotationPage');
  checkCount(value['startIndex'], `${place}startIndex`, complain);
  for (const key of ['partOf', 'next', 'prev'] as const) {
    const one = value[key];
    if (one !== undefined) checkOneIri(isJson(one) ? one['id'] : one, `${place}${key}`, complain);
  }
  const { items } = value;
  if (!Array.isArray(items)) {
    complain(`${place}items`, 'there is no list of annotations');
    return [];
  }
  return items.flatMap((item: unknown, i) => {
    if (isIri(item)) return [];
    if (!isJson(item)) {
      complain(`${place}items[${i}]`, 'it is no annotation');
      return [];
    }
    annotation(item, `${place}items[${i}].`, complain);
    return [item];
  });
}

function annotation(value: Json, place: string, complain: Complain): void {
  checkOneIri(value['id'], `${place}id`, complain);
  if (!listOf(value['type']).includes('Annotation')) complain(`${place}type`, 'it is not Annotation');
  checkProvenance(value, place, complain);
  const targets = listOf(value['target']);
  if (targets.length === 0) complain(`${place}target`, 'there is none: an annotation must be about something');
  for (const target of targets) checkResource(target, 'target', `${place}target`, complain);
  for (const body of listOf(value['body'])) checkResource(body, 'body', `${place}body`, complain);
  const { bodyValue } = value;
  if (bodyValue !== undefined) {
    if (value['body'] !== undefined) complain(`${place}bodyValue`, 'there is a body as well');
    if (listOf(bodyValue).length !== 1 || typeof listOf(bodyValue)[0] !== 'string')
      complain(`${place}bodyValue`, 'it is not one text');
  }
  if (listOf(value['motivation']).some(one => typeof one !== 'string')) complain(`${place}motivation`, 'it is no name');
  for (const sheet of listOf(value['stylesheet'])) checkStylesheet(sheet, `${place}stylesheet`, complain);
}

function checkStylesheet(sheet: unknown, place: string, complain: Complain): void {
  if (isIri(sheet)) return;
  const hasOne = isJson(sheet) && (isIri(sheet['id']) || typeof sheet['value'] === 'string');
  if (!hasOne) complain(place, 'it is neither an IRI nor a style sheet');
}

function checkCount(value: unknown, place: string, complain: Complain): void {
  if (value === undefined) return;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    complain(place, 'it is no whole number from 0 on');
}

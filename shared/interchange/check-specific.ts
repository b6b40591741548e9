import { checkDate, checkIris, checkOneIri, type Complain, isIri, isJson, type Json, listOf } from './model-checks.ts';

/** Selectors and states refine each other; deeper than this nobody means it. */
const DEEPEST = 16;

/** Where in a resource, and which state of it (Web Annotation §4). */
export function checkSpecific(json: Json, place: string, complain: Complain): void {
  for (const selector of listOf(json['selector'])) checkSelector(selector, `${place}selector`, complain, 0);
  for (const state of listOf(json['state'])) checkState(state, `${place}state`, complain, 0);
  for (const name of listOf(json['styleClass'])) {
    if (typeof name !== 'string') complain(`${place}styleClass`, 'it is no name');
  }
  for (const through of listOf(json['renderedVia'])) {
    if (!isIri(through) && !isJson(through)) complain(`${place}renderedVia`, 'it is neither an IRI nor an object');
  }
  checkIris(json['scope'], `${place}scope`, complain);
}

function checkSelector(selector: unknown, place: string, complain: Complain, depth: number): void {
  if (isIri(selector)) return;
  if (!isJson(selector)) return complain(place, 'it is neither an IRI nor an object');
  if (depth > DEEPEST) return complain(place, 'selectors refine each other too deeply');
  const types = listOf(selector['type']);
  const [type] = types;
  if (types.length > 1) complain(place, 'it has more than one type');
  switch (type) {
    case 'FragmentSelector':
      oneText(selector, 'value', place, complain);
      if (selector['conformsTo'] !== undefined) checkOneIri(selector['conformsTo'], `${place}.conformsTo`, complain);
      break;
    case 'CssSelector':
    case 'XPathSelector':
      oneText(selector, 'value', place, complain);
      break;
    case 'TextQuoteSelector':
      oneText(selector, 'exact', place, complain);
      for (const key of ['prefix', 'suffix']) if (selector[key] !== undefined) oneText(selector, key, place, complain);
      break;
    case 'TextPositionSelector':
    case 'DataPositionSelector':
      checkPositions(selector, place, complain);
      break;
    case 'SvgSelector':
      if (selector['id'] === undefined) oneText(selector, 'value', place, complain);
      else if (selector['value'] === undefined) checkOneIri(selector['id'], `${place}.id`, complain);
      else complain(place, 'it has both a value and an id');
      break;
    case 'RangeSelector':
      for (const key of ['startSelector', 'endSelector']) {
        if (selector[key] === undefined || Array.isArray(selector[key]))
          complain(`${place}.${key}`, 'there must be one');
        else checkSelector(selector[key], `${place}.${key}`, complain, depth + 1);
      }
      break;
    default:
      // A selector of another vocabulary is known by its IRI alone.
      if (!isIri(selector['id'])) complain(place, 'its type is none that the model knows');
  }
  for (const finer of listOf(selector['refinedBy'])) checkRefinement(finer, `${place}.refinedBy`, complain, depth + 1);
}

function checkState(state: unknown, place: string, complain: Complain, depth: number): void {
  if (isIri(state)) return;
  if (!isJson(state)) return complain(place, 'it is neither an IRI nor an object');
  if (depth > DEEPEST) return complain(place, 'states refine each other too deeply');
  const [type] = listOf(state['type']);
  if (type === 'TimeState') checkTime(state, place, complain);
  else if (type === 'HttpRequestState') oneText(state, 'value', place, complain);
  else if (!isIri(state['id'])) complain(place, 'its type is none that the model knows');
  for (const finer of listOf(state['refinedBy'])) checkRefinement(finer, `${place}.refinedBy`, complain, depth + 1);
}

function checkTime(state: Json, place: string, complain: Complain): void {
  const { sourceDate, sourceDateStart, sourceDateEnd, cached } = state;
  if (sourceDate !== undefined && (sourceDateStart !== undefined || sourceDateEnd !== undefined)) {
    complain(place, 'it has both a date and a stretch of time');
  }
  if ((sourceDateStart === undefined) !== (sourceDateEnd === undefined))
    complain(place, 'a stretch of time has one end');
  for (const date of listOf(sourceDate)) checkDate(date, `${place}.sourceDate`, complain);
  checkDate(sourceDateStart, `${place}.sourceDateStart`, complain);
  checkDate(sourceDateEnd, `${place}.sourceDateEnd`, complain);
  checkIris(cached, `${place}.cached`, complain);
}

/** A state may be refined by a selector and the other way round. */
function checkRefinement(value: unknown, place: string, complain: Complain, depth: number): void {
  const [type] = isJson(value) ? listOf(value['type']) : [];
  const isState = type === 'TimeState' || type === 'HttpRequestState';
  (isState ? checkState : checkSelector)(value, place, complain, depth);
}

function checkPositions(selector: Json, place: string, complain: Complain): void {
  const { start, end } = selector;
  for (const [key, value] of Object.entries({ start, end })) {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
      complain(`${place}.${key}`, 'it is no whole number from 0 on');
    }
  }
  if (typeof start === 'number' && typeof end === 'number' && end < start) complain(place, 'it ends before it begins');
}

function oneText(json: Json, key: string, place: string, complain: Complain): void {
  const [only, ...more] = listOf(json[key]);
  if (more.length > 0) complain(`${place}.${key}`, 'there is more than one, and there must be exactly one');
  else if (typeof only !== 'string') complain(`${place}.${key}`, 'it is missing, or no text');
}

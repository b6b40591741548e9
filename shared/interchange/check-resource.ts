import { checkSpecific } from './check-specific.ts';
import { checkOneIri, checkProvenance, type Complain, isIri, isJson, type Json, listOf } from './model-checks.ts';

/** Of these a resource can be one at most: each says how its items belong together. */
const SEVERAL = new Set(['Choice', 'Composite', 'List', 'Independents']);
const DIRECTIONS = new Set(['ltr', 'rtl', 'auto']);
const DEEPEST = 16;

/** A body or a target: an IRI, a part of something, words, or several of them (Web Annotation §3.2 and §4). */
export function checkResource(
  value: unknown,
  role: 'body' | 'target',
  place: string,
  complain: Complain,
  depth = 0,
): void {
  if (isIri(value)) return;
  if (!isJson(value)) return complain(place, 'it is neither an IRI nor an object');
  if (depth > DEEPEST) return complain(place, 'it is nested too deeply');
  const types = listOf(value['type']);
  if (types.filter(type => typeof type === 'string' && SEVERAL.has(type)).length > 1) {
    return complain(place, 'it says in more than one way how its items belong together');
  }
  const isSeveral = types.some(type => typeof type === 'string' && SEVERAL.has(type));
  checkProvenance(value, `${place}.`, complain);
  checkWriting(value, place, complain);
  if (isSeveral) return checkItems(value, role, place, complain, depth);
  if (value['items'] !== undefined) return complain(place, 'it has items and does not say how they belong together');
  if (value['id'] !== undefined) checkOneIri(value['id'], `${place}.id`, complain);
  if (value['source'] !== undefined) return checkPart(value, role, place, complain, depth);
  if (types.includes('TextualBody') || value['value'] !== undefined)
    return checkWords(value, types, role, place, complain);
  if (value['id'] === undefined) complain(place, 'it names nothing: it has neither id, source nor value');
  if (value['purpose'] !== undefined)
    complain(`${place}.purpose`, 'a whole resource has no purpose; only a part of one has');
}

function checkItems(value: Json, role: 'body' | 'target', place: string, complain: Complain, depth: number): void {
  const items = listOf(value['items']);
  if (items.length === 0) complain(`${place}.items`, 'there are none');
  for (const key of ['value', 'source', 'purpose']) {
    if (value[key] !== undefined) complain(`${place}.${key}`, 'only its items can have one');
  }
  for (const [i, item] of items.entries()) checkResource(item, role, `${place}.items[${i}]`, complain, depth + 1);
}

function checkPart(value: Json, role: 'body' | 'target', place: string, complain: Complain, depth: number): void {
  const [source, ...more] = listOf(value['source']);
  if (more.length > 0) complain(`${place}.source`, 'there is more than one, and there may be only one');
  else checkResource(source, role, `${place}.source`, complain, depth + 1);
  if (value['value'] !== undefined) complain(`${place}.value`, 'it is a part of something and has words of its own');
  checkSpecific(value, `${place}.`, complain);
}

function checkWords(value: Json, types: readonly unknown[], role: string, place: string, complain: Complain): void {
  if (role === 'target') complain(place, 'words cannot be what an annotation is about');
  const [words, ...more] = listOf(value['value']);
  if (typeof words !== 'string' || more.length > 0)
    complain(`${place}.value`, 'a textual body must have exactly one text');
  if (types.length > 0 && types.includes('SpecificResource'))
    complain(place, 'a part of something must name its source');
}

function checkWriting(value: Json, place: string, complain: Complain): void {
  const [direction, ...more] = listOf(value['textDirection']);
  if (direction !== undefined && (more.length > 0 || typeof direction !== 'string' || !DIRECTIONS.has(direction))) {
    complain(`${place}.textDirection`, 'it is not one of ltr, rtl and auto');
  }
  if (listOf(value['processingLanguage']).length > 1) {
    complain(`${place}.processingLanguage`, 'there is more than one, and there may be only one');
  }
  for (const key of ['format', 'language', 'processingLanguage'] as const) {
    if (listOf(value[key]).some(one => typeof one !== 'string')) complain(`${place}.${key}`, 'it is no text');
  }
}

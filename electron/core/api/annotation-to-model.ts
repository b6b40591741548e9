import { aboutFromWeb, isAboutBody } from '../../../shared/interchange/about-from-web.ts';
import type { Annotation, AnnotationBody, Selector } from '../../../shared/model/annotation.ts';
import { parseDocumentSource } from '../../../shared/model/annotation.ts';
import { AnnotationId, CaseId, PersonId } from '../../../shared/model/ids.ts';
import type { Result } from '../../../shared/result.ts';
import { ok, refuse } from '../../../shared/result.ts';
import type { WireAnnotation } from './wire/annotation.ts';
import { annotationContext } from './wire/annotation.ts';

type Json = Record<string, unknown>;

const taggingPurposes = new Set(['tagging', 'classifying', 'identifying']);
const motivations = ['highlighting', 'commenting', 'tagging', 'classifying'] as const;

/**
 * Gives an annotation the one form that ours have. The W3C model lets body, target, selector, motivation and creator
 * be a string, an object or a list, and selectors nest through `refinedBy`; a note must not be lost to that freedom.
 *
 * @param caseId the case of whatever the annotation came in, when it does not name one itself
 */
export function annotationToModel(wire: WireAnnotation, caseId?: string): Result<Annotation, 'unusable'> {
  const belongsTo = wire.caseId ?? caseId;
  if (belongsTo === undefined) return refuse('unusable', 'The annotation does not say which case it belongs to.');
  const target = targetOf(wire.target);
  if (target === null) {
    return refuse('unusable', 'The annotation does not name a document and a place that this workstation understands.');
  }
  const about = aboutFromWeb(listOf(wire.motivation), listOf(wire.target), listOf(wire.body));
  const motivation = about ? ('other' in about ? 'linking' : 'replying') : motivationOf(wire.motivation);
  return ok({
    '@context': annotationContext,
    id: AnnotationId.parse(wire.id),
    type: 'Annotation',
    caseId: CaseId.parse(belongsTo),
    motivation,
    creator: creatorOf(wire.creator),
    // An old annotation without a date sorts before all others rather than being refused.
    created: wire.created ?? wire.modified ?? '1970-01-01T00:00:00Z',
    ...(wire.modified === undefined ? {} : { modified: wire.modified }),
    body: bodiesOf(about ? { ...wire, body: listOf(wire.body).filter(body => !isAboutBody(body)) } : wire, motivation),
    target,
    ...(about && { about }),
  });
}

function bodiesOf(wire: WireAnnotation, motivation: Annotation['motivation']): AnnotationBody[] {
  const bodies = [...listOf(wire.body), ...listOf(wire.bodyValue)];
  return bodies.flatMap(body => {
    const value = typeof body === 'string' ? body : isJson(body) ? textOf(body) : null;
    if (value === null || value === '') return [];
    const purposes = isJson(body) ? listOf(body['purpose']) : [];
    const isTag =
      purposes.length > 0
        ? purposes.some(purpose => typeof purpose === 'string' && taggingPurposes.has(purpose))
        : isJson(body) && taggingPurposes.has(motivation);
    return [{ type: 'TextualBody', purpose: isTag ? 'tagging' : 'commenting', value }];
  });
}

/** The text of a body: its value, or what it points to when it is a resource elsewhere. */
function textOf(body: Json): string | null {
  for (const member of ['value', 'source', 'id'] as const) {
    const value = body[member];
    if (typeof value === 'string') return value;
  }
  return null;
}

function targetOf(wire: unknown): Annotation['target'] | null {
  for (const target of listOf(wire)) {
    const source =
      typeof target === 'string' ? target : isJson(target) ? iriOf(target['source'] ?? target['id']) : null;
    if (source === null || parseDocumentSource(source) === null) continue;
    const selector = isJson(target) ? listOf(target['selector']) : [];
    // A mark on the document as a whole.
    if (selector.length === 0) return { source, selector: [] };
    const selectors = selectorsOf(selector);
    if (selectors.length > 0) return { source, selector: selectors };
  }
  return null;
}

/** Quotes and areas of a list of selectors and of what refines them; a position goes with the quote beside it. */
function selectorsOf(wire: unknown[]): Selector[] {
  const flat = wire.flatMap(withRefinements);
  const at = flat.find(
    selector => selector['type'] === 'TextPositionSelector' && isOffset(selector['start']) && isOffset(selector['end']),
  );
  return flat.flatMap((selector): Selector[] => {
    if (selector['type'] === 'TextQuoteSelector' && typeof selector['exact'] === 'string') {
      return [
        {
          type: 'TextQuoteSelector',
          exact: selector['exact'],
          ...(typeof selector['prefix'] === 'string' ? { prefix: selector['prefix'] } : {}),
          ...(typeof selector['suffix'] === 'string' ? { suffix: selector['suffix'] } : {}),
          ...(at === undefined
            ? {}
            : {
                refinedBy: {
                  type: 'TextPositionSelector',
                  start: Number(at['start']),
                  end: Number(at['end']),
                } as const,
              }),
        },
      ];
    }
    if (selector['type'] === 'FragmentSelector' && typeof selector['value'] === 'string') {
      const conformsTo = selector['conformsTo'];
      return [
        {
          type: 'FragmentSelector',
          ...(typeof conformsTo === 'string' ? { conformsTo } : {}),
          value: selector['value'],
        },
      ];
    }
    return [];
  });
}

function withRefinements(selector: unknown): Json[] {
  const found: Json[] = [];
  let next = selector;
  // Bounded: a value of the network may nest as deep as it likes.
  while (isJson(next) && found.length < 8) {
    found.push(next);
    next = next['refinedBy'];
  }
  return found;
}

function motivationOf(wire: unknown): Annotation['motivation'] {
  const named = listOf(wire);
  return (
    motivations.find(motivation => named.includes(motivation)) ?? (named.length > 0 ? 'commenting' : 'highlighting')
  );
}

function creatorOf(wire: unknown): Annotation['creator'] {
  const creator = listOf(wire)[0];
  const json: Json = isJson(creator) ? creator : typeof creator === 'string' ? { id: creator } : {};
  const types = listOf(json['type']);
  const id = PersonId.safeParse(json['id']);
  return {
    type: types.some(type => type === 'Software' || type === 'SoftwareAgent') ? 'Software' : 'Person',
    ...(id.success ? { id: id.data } : {}),
    ...(typeof json['name'] === 'string' ? { name: json['name'] } : {}),
  };
}

function iriOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return isJson(value) && typeof value['id'] === 'string' ? value['id'] : null;
}

function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOffset(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

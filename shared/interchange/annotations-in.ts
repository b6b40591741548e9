import { Annotation, parseDocumentSource } from '../model/annotation.ts';
import { aboutFromWeb, isAboutBody } from './about-from-web.ts';
import { isJson, type Json, listOf } from './model-checks.ts';

/** What a file of annotations has for a case. */
export interface AnnotationsIn {
  readonly annotations: readonly Annotation[];
  /** The ids of annotations that this program cannot show, and why; valid, but of another program. */
  readonly leftOut: readonly { readonly id: string; readonly why: 'other-case' | 'not-understood' }[];
}

/** Takes those of the annotations that were read (`readWebAnnotations`) which belong to a case. */
export function annotationsIn(read: readonly Json[], caseId: string): AnnotationsIn {
  const annotations: Annotation[] = [];
  const leftOut: { id: string; why: 'other-case' | 'not-understood' }[] = [];
  for (const json of read) {
    const id = String(json['id']);
    const parsed = Annotation.safeParse({ '@context': 'http://www.w3.org/ns/anno.jsonld', ...withAbout(json) });
    if (!parsed.success) leftOut.push({ id, why: 'not-understood' });
    else if (parsed.data.caseId !== caseId) leftOut.push({ id, why: 'other-case' });
    else annotations.push(parsed.data);
  }
  return { annotations, leftOut };
}

/** What a remark says about another annotation, out of the words of the W3C model and into ours; marks are left as they are. */
function withAbout(json: Json): Json {
  const [targets, bodies] = [listOf(json['target']), listOf(json['body'])];
  const about = aboutFromWeb(listOf(json['motivation']), targets, bodies);
  if (!about) return json;
  const place = targets.find(target => isJson(target) && parseDocumentSource(String(target['source'])) !== null);
  return { ...json, target: place, body: bodies.filter(body => !isAboutBody(body)), about };
}

import { About, LinkKind, TalkKind } from '../model/about.ts';
import { parseDocumentSource } from '../model/annotation.ts';
import { isJson } from './model-checks.ts';
import { LINK, PERSON, THREAD } from './about-to-web.ts';

/**
 * What a Web Annotation says about another one; undefined when it speaks of a place alone. A reply or link of
 * another program counts as well, when it names the annotation that it speaks of.
 *
 * @param targets and bodies, each as a list
 */
export function aboutFromWeb(
  motivations: readonly unknown[],
  targets: readonly unknown[],
  bodies: readonly unknown[],
): About | undefined {
  const mark = targets.map(iriOf).find(iri => iri !== null && parseDocumentSource(iri) === null);
  if (mark == null) return undefined;
  const said = (prefix: string) => bodies.flatMap(body => after(prefix, valueOf(body)));
  if (motivations.includes('linking')) {
    const other = bodies.filter(body => isJson(body) && body['purpose'] === 'linking').map(iriOf)[0];
    const kind = LinkKind.safeParse(said(LINK)[0]);
    return usable({ as: kind.success ? kind.data : 'same-fact', mark, other });
  }
  if (!motivations.includes('replying')) return undefined;
  const kind = TalkKind.safeParse(said(THREAD)[0]);
  const mentions = bodies.flatMap(body => after(PERSON, iriOf(body)));
  return usable({ as: kind.success ? kind.data : 'reply', mark, ...(mentions.length > 0 && { mentions }) });
}

/** What a remark says in the bodies that `aboutFromWeb` reads is said there, and not a second time as a note. */
export function isAboutBody(body: unknown): boolean {
  if (isJson(body) && body['purpose'] === 'linking') return true;
  const value = valueOf(body) ?? iriOf(body);
  return [THREAD, LINK, PERSON].some(prefix => after(prefix, value).length > 0);
}

function usable(about: unknown): About | undefined {
  const parsed = About.safeParse(about);
  return parsed.success ? parsed.data : undefined;
}

function after(prefix: string, value: string | null): string[] {
  return value?.startsWith(prefix) === true ? [value.slice(prefix.length)] : [];
}

function valueOf(body: unknown): string | null {
  return isJson(body) && typeof body['value'] === 'string' ? body['value'] : null;
}

function iriOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (!isJson(value)) return null;
  const named = value['source'] ?? value['id'];
  return typeof named === 'string' ? named : null;
}

import { scanXml } from './scan-xml.ts';
import { xmlText } from './xml-text.ts';
import type { ZipParts } from './zip-parts.ts';

export interface Relation {
  readonly id: string;
  readonly type: string;
  /** The part that it leads to, from the root of the archive; of an external one, its address. */
  readonly target: string;
  readonly isExternal: boolean;
}

/** What a part of an office file refers to (ECMA-376, part 2). */
export function relationsOf(zip: ZipParts, part: string): Relation[] {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, slash + 1);
  const bytes = zip.read(`${folder}_rels/${part.slice(slash + 1)}.rels`);
  const relations: Relation[] = [];
  if (!bytes) return relations;
  scanXml(xmlText(bytes), {
    open: (name, attribute) => {
      if (name !== 'Relationship') return;
      const target = attribute('Target') ?? '';
      const isExternal = attribute('TargetMode') === 'External';
      relations.push({
        id: attribute('Id') ?? '',
        type: (attribute('Type') ?? '').split('/').at(-1) ?? '',
        target: isExternal ? target : resolvePart(folder, target),
        isExternal,
      });
    },
    close: () => undefined,
    words: () => undefined,
  });
  return relations;
}

function resolvePart(folder: string, target: string): string {
  const steps = target.startsWith('/') ? [] : folder.split('/').filter(step => step !== '');
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

import type { z } from 'zod';
import type { BundleCase } from '../../bundle.ts';
import type { MadeDocument } from '../insurance/documents.ts';
import { LEILA, MATEO } from '../people.ts';
import type { Contract } from './documents.ts';
import { begunTessellate } from './history/begun-tessellate.ts';
import { submittedCalder } from './history/submitted-calder.ts';
import { CONTRACTS } from './process.ts';

type CaseInput = z.input<typeof BundleCase>;

const situations: Readonly<
  Record<
    string,
    Pick<CaseInput, 'status' | 'priority' | 'receivedAt' | 'dueAt' | 'assignedTo'> & {
      readonly history?: (documents: readonly MadeDocument[]) => CaseInput['history'];
    }
  >
> = {
  calder: {
    status: 'in-review',
    priority: 'high',
    receivedAt: 'now-50h',
    dueAt: 'now+3h',
    assignedTo: LEILA,
    history: submittedCalder,
  },
  aurelia: { status: 'assigned', priority: 'normal', receivedAt: 'now-24h', dueAt: 'now+8h', assignedTo: LEILA },
  fjordbank: { status: 'assigned', priority: 'normal', receivedAt: 'now-21h', dueAt: 'now+5d', assignedTo: MATEO },
  tessellate: {
    status: 'in-progress',
    priority: 'low',
    receivedAt: 'now-70h',
    dueAt: 'now+2d',
    assignedTo: MATEO,
    history: begunTessellate,
  },
};

export function contractCase(contract: Contract, documents: readonly MadeDocument[]): CaseInput {
  const situation = situations[contract.key];
  if (!situation) throw new Error(`${contract.key} has no situation`);
  const { history, ...standing } = situation;
  const written = history?.(documents);
  return {
    id: `ct-${contract.key}`,
    reference: contract.reference,
    title: `${contract.counterparty}, ${contract.kind.toLowerCase()}`,
    process: CONTRACTS,
    ...standing,
    documents: documents.map(document => document.entry),
    attributes: { counterparty: contract.counterparty, kind: contract.kind, register: 'vendors' },
    ...(written && { history: written }),
  };
}

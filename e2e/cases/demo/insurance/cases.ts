import type { z } from 'zod';
import type { BundleCase } from '../../bundle.ts';
import { LEILA, MATEO } from '../people.ts';
import type { Applicant } from './applicant.ts';
import type { ApplicantDocuments } from './documents.ts';
import { acceptedBaumann } from './history/accepted-baumann.ts';
import { begunMensah } from './history/begun-mensah.ts';
import { begunOkonkwo } from './history/begun-okonkwo.ts';
import { queriedLindqvist } from './history/queried-lindqvist.ts';
import { returnedFerrante } from './history/returned-ferrante.ts';
import { submittedWielgosz } from './history/submitted-wielgosz.ts';
import { suggestedNair } from './history/suggested-nair.ts';
import { INSURANCE } from './process.ts';

type CaseInput = z.input<typeof BundleCase>;
type Situation = Pick<CaseInput, 'status' | 'priority' | 'receivedAt' | 'dueAt' | 'assignedTo'> &
  Partial<Pick<CaseInput, 'clock' | 'parked' | 'goalAt'>> & {
    readonly title: string;
    readonly history?: (documents: ApplicantDocuments) => CaseInput['history'];
  };

/** Where each applicant's case stands when the demonstration begins. */
const situations: Readonly<Record<string, Situation>> = {
  sandvik: {
    title: 'Sandvik, term assurance EUR 450,000',
    status: 'assigned',
    priority: 'urgent',
    receivedAt: 'now-30h',
    dueAt: 'now+50m',
    goalAt: 'now+20m',
    assignedTo: LEILA,
  },
  okonkwo: {
    title: 'Okonkwo, whole life EUR 200,000',
    status: 'in-progress',
    priority: 'normal',
    receivedAt: 'now-26h',
    dueAt: 'now+9h',
    assignedTo: LEILA,
    history: begunOkonkwo,
  },
  ferrante: {
    title: 'Ferrante, term assurance EUR 180,000',
    status: 'returned',
    priority: 'high',
    receivedAt: 'now-74h',
    dueAt: 'now-3h',
    assignedTo: LEILA,
    history: returnedFerrante,
  },
  wielgosz: {
    title: 'Wielgosz, term assurance EUR 120,000',
    status: 'in-review',
    priority: 'normal',
    receivedAt: 'now-52h',
    dueAt: 'now+6h',
    assignedTo: MATEO,
    history: submittedWielgosz,
  },
  nair: {
    title: 'Nair, decreasing term EUR 610,000',
    status: 'assigned',
    priority: 'normal',
    receivedAt: 'now-20h',
    dueAt: 'now+4d',
    assignedTo: LEILA,
    history: suggestedNair,
  },
  reid: {
    title: 'Reid, term assurance EUR 380,000',
    status: 'assigned',
    priority: 'urgent',
    receivedAt: 'now-55h',
    dueAt: 'now-95m',
    assignedTo: MATEO,
  },
  baumann: {
    title: 'Baumann, decreasing term EUR 265,000',
    status: 'accepted',
    priority: 'normal',
    receivedAt: 'now-6d',
    dueAt: 'now-1d',
    assignedTo: MATEO,
    history: acceptedBaumann,
  },
  mensah: {
    title: 'Mensah, term assurance EUR 150,000',
    status: 'in-progress',
    priority: 'normal',
    receivedAt: 'now-44h',
    dueAt: 'now+3d',
    assignedTo: LEILA,
    parked: { reason: 'Report of the eye clinic is promised by the broker', wakeAt: 'now+22h' },
    history: begunMensah,
  },
  lindqvist: {
    title: 'Lindqvist, term assurance EUR 320,000',
    status: 'queried',
    priority: 'high',
    receivedAt: 'now-31h',
    dueAt: 'now+28h',
    assignedTo: LEILA,
    clock: { state: 'stopped', since: 'now-5h', reason: 'Waiting for the laboratory results' },
    history: queriedLindqvist,
  },
  ortega: {
    title: 'Ortega Ruiz, whole life EUR 750,000',
    status: 'assigned',
    priority: 'high',
    receivedAt: 'now-22h',
    dueAt: 'now+5h',
    assignedTo: MATEO,
  },
};

export function insuranceCase(applicant: Applicant, documents: ApplicantDocuments): CaseInput {
  const situation = situations[applicant.key];
  if (!situation) throw new Error(`${applicant.key} has no situation`);
  const { history, ...standing } = situation;
  const { application, letter, lab, mail } = documents;
  const written = history?.(documents);
  return {
    id: `nb-${applicant.key}`,
    reference: applicant.reference,
    process: INSURANCE,
    ...standing,
    documents: [application, letter, ...(lab ? [lab] : []), mail].map(one => ({
      ...one.entry,
      receivedAt: applicant.mail.sent,
    })),
    attributes: {
      product: applicant.product,
      channel: 'broker',
      broker: applicant.mail.firm,
      sumAssured: applicant.sumAssured,
      currency: 'EUR',
    },
    ...(written && { history: written }),
  };
}

import { suggestionBody } from '../../../../../shared/model/suggestion.ts';
import { markUp } from '../../evidence.ts';
import type { HistoryInput } from '../../judged.ts';
import type { ApplicantDocuments } from '../documents.ts';

/** Nothing is answered yet; the client's machine has read the application and suggests some answers, one of them wrong. */
export function suggestedNair({ application }: ApplicantDocuments): HistoryInput {
  const found = [
    { words: 'EUR 610,000', pointer: '/sumAssured', value: 610_000, confidence: 0.99, tag: 'financial' },
    {
      words: 'Software engineer',
      pointer: '/occupation',
      value: 'Software engineer',
      confidence: 0.97,
      tag: 'occupation',
    },
    { words: '159', pointer: '/heightCm', value: 195, confidence: 0.58, tag: 'medical' },
    // For no question: what the machine found worth a look.
    { words: 'Mother, type 2 diabetes from the age of 52.', confidence: 0.71, tag: 'medical' },
  ];
  const machine = { id: 'northwind-reader', name: 'Northwind Reader' };
  const marks = found.map(({ words, tag }) => ({ source: application.source, at: { words }, tag, for: [] }));
  const { annotations } = markUp(machine, 'now-19h', marks);
  return {
    annotations: annotations.map((annotation, i) => ({
      ...annotation,
      creator: { type: 'Software' as const, name: machine.name },
      body: [...annotation.body, suggestionBody({ model: 'nr-2.1', pointer: '', ...found[i] })],
    })),
  };
}

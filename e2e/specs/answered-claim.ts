import { DocumentPane } from '../pages/document-pane.ts';
import { JudgmentForm } from '../pages/judgment-form.ts';
import type { Workstation } from '../pages/workstation.ts';

/** A claim of the small shift, wholly answered, its draft saved: one press away from being submitted. */
export async function answerClaim(desk: Workstation, reference: string, holder: string): Promise<JudgmentForm> {
  await desk.openCase(reference);
  const form = new JudgmentForm(desk.window);
  const pane = new DocumentPane(desk.window);
  await form.give({ question: 'Policyholder', type: holder });
  await pane.select('Policyholder: Ingrid Solheim');
  await pane.cite();
  await form.give({ question: 'Cause', choose: 'Fire' });
  await form.panel.getByRole('button', { name: 'Add to “Things lost”' }).click();
  await form.give({ question: 'What', type: 'Oak floor' });
  await form.give({ question: 'Amount', type: '1260' });
  await form.saved();
  return form;
}

import { makeDemoBundle } from '../cases/demo/make.ts';
import { ANALYST } from '../hosts/people.ts';
import { signedInWorkstation, type Workstation } from './workstation.ts';

/** The first analyst of the demonstration cases, signed in, with every document here. */
export async function demoWorkstation(initScript: string): Promise<Workstation> {
  const workstation = await signedInWorkstation(makeDemoBundle, ANALYST, initScript);
  const { window } = workstation.app;
  await window
    .getByRole('contentinfo')
    .getByText(/All documents are here|(\d+) of \1 documents/)
    .waitFor({ timeout: 120_000 });
  return workstation;
}

import { makeDemoBundle } from '../cases/demo/make.ts';
import { ANALYST } from '../hosts/people.ts';
import { signedInWorkstation, type Workstation } from './workstation.ts';

/** The first analyst of the demonstration cases, signed in, with every document here. */
export function demoWorkstation(): Promise<Workstation> {
  return signedInWorkstation(makeDemoBundle, ANALYST, async page => {
    await page
      .getByRole('contentinfo')
      .getByText(/^\d+ documents? here$/)
      .waitFor({ timeout: 120_000 });
  });
}

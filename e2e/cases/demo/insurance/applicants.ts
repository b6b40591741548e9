import type { Applicant } from './applicant.ts';
import { baumann } from './applicants/baumann.ts';
import { ferrante } from './applicants/ferrante.ts';
import { lindqvist } from './applicants/lindqvist.ts';
import { mensah } from './applicants/mensah.ts';
import { nair } from './applicants/nair.ts';
import { okonkwo } from './applicants/okonkwo.ts';
import { ortega } from './applicants/ortega.ts';
import { reid } from './applicants/reid.ts';
import { sandvik } from './applicants/sandvik.ts';
import { wielgosz } from './applicants/wielgosz.ts';

/** All applicants, in the order of their files. New ones go to the end: a scan's look depends on its place. */
export const applicants: readonly Applicant[] = [
  sandvik,
  okonkwo,
  ferrante,
  wielgosz,
  nair,
  reid,
  baumann,
  mensah,
  lindqvist,
  ortega,
];

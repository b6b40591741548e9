import type { BundleFileInput } from '../bundle.ts';

/** The word that opens every demonstration account. Printed at the start; the accounts exist on the reference server only. */
export const DEMO_PASSWORD = 'meridian';

export const LEILA = 'p-leila';
export const MATEO = 'p-mateo';
export const HANNEKE = 'p-hanneke';

export const people: BundleFileInput['people'] = [
  {
    id: LEILA,
    name: 'Leila Haddad',
    userName: 'leila',
    password: DEMO_PASSWORD,
    email: 'leila.haddad@northwind-desk.example',
    timeZone: 'Africa/Tunis',
    roles: ['analyst'],
    skills: ['life', 'contracts', 'language:en'],
  },
  {
    id: MATEO,
    name: 'Mateo Rojas',
    userName: 'mateo',
    password: DEMO_PASSWORD,
    email: 'mateo.rojas@northwind-desk.example',
    timeZone: 'America/Bogota',
    roles: ['analyst'],
    skills: ['life', 'contracts', 'language:en', 'language:es'],
  },
  {
    id: HANNEKE,
    name: 'Hanneke de Vries',
    userName: 'hanneke',
    password: DEMO_PASSWORD,
    email: 'hanneke.devries@northwind-life.example',
    timeZone: 'Europe/Amsterdam',
    roles: ['lead'],
    skills: ['life', 'contracts'],
    team: [LEILA, MATEO],
  },
];

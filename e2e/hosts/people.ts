import { DEMO_PASSWORD } from '../cases/demo/people.ts';

/** Who signs in to the demonstration cases. */
export const ANALYST = { userName: 'leila', password: DEMO_PASSWORD };
export const LEAD = { userName: 'hanneke', password: DEMO_PASSWORD };

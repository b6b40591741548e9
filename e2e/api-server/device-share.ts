import { createHmac, randomBytes } from 'node:crypto';
import type { Database } from './database/database.ts';
import { keptValue } from './database/meta.ts';

/**
 * What a device needs to open its copy while its lease lasts: 32 bytes of its own, base64, the same at each check-in.
 * A client that means to shut one device out for ever keeps a secret for each and deletes it.
 */
export async function deviceShare(database: Database, personId: string, deviceId: string): Promise<string> {
  const secret = await keptValue(database, 'share-secret', () => randomBytes(32).toString('base64'));
  return createHmac('sha256', Buffer.from(secret, 'base64'))
    .update(JSON.stringify([personId, deviceId]))
    .digest('base64');
}

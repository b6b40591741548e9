/**
 * Deletes a person's database, whatever is in it. Resolves when it is gone, also when there was none. Connections that
 * are still open in other windows hold it up until they close, which they do when they hear of it.
 */
export async function destroyStore(storeName: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(storeName);
    request.addEventListener('success', () => resolve());
    request.addEventListener('error', () => reject(request.error ?? new Error('The database could not be deleted')));
  });
}

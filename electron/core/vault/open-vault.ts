/** One person's master key, in memory only while their store is open. */
export interface OpenVault {
  readonly personKey: string;
  /** Names the person's database. Keyed with the master key, so that it says nothing about the person. */
  readonly storeName: string;
  /** 32 bytes; zeros after `closeVault`. */
  readonly masterKey: Buffer;
}

/** Nothing of the key stays in memory; who still holds the vault holds zeros. */
export function closeVault(vault: OpenVault): void {
  vault.masterKey.fill(0);
}

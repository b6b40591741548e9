/** What the bench uses of it: the package brings no types. */
declare module 'pouchdb-browser' {
  interface Replicates {
    from(remote: PouchDB, options: { batch_size: number }): Promise<unknown>;
  }
  export default class PouchDB {
    constructor(nameOrUrl: string);
    readonly replicate: Replicates;
    info(): Promise<{ doc_count: number }>;
  }
}

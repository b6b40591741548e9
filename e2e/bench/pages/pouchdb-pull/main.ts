import PouchDB from 'pouchdb-browser';

const local = new PouchDB('peer');
await local.info();
const begun = performance.now();
await local.replicate.from(new PouchDB(`${location.origin}/couch`), { batch_size: 500 });
document.body.setAttribute('data-ms', String(performance.now() - begun));
document.body.setAttribute('data-stored', String((await local.info()).doc_count));

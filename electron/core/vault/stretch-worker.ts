import { parentPort, workerData } from 'node:worker_threads';
import { StretchJob, stretchHere } from './stretch-pin.ts';

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
parentPort?.postMessage(await stretchHere(StretchJob.parse(workerData)));

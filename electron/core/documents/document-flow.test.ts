import { expect, test } from 'vitest';
import { createFakeClock, settle } from '../testing/fake-clock.ts';
import { VOUCHER_BYTES } from '../../../shared/model/document-chunks.ts';
import { createDocumentDigests } from './document-digests.ts';
import { createDocumentFlow } from './document-flow.ts';

/** Gives what is pushed, when it is asked for. */
function source() {
  let push: (bytes: number | null) => void = () => {};
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      push = bytes => (bytes === null ? controller.close() : controller.enqueue(new Uint8Array(bytes)));
    },
    cancel: () => void (cancelled = true),
  });
  return { body, push: (bytes: number | null) => push(bytes), isCancelled: () => cancelled };
}

test('the pace is that of the last ten seconds', async () => {
  const clock = createFakeClock();
  const flow = createDocumentFlow(clock);
  expect(flow.bytesPerSecond()).toBeNull();
  const from = source();
  const reader = flow.pass(from.body).getReader();
  for (const bytes of [1000, 3000]) {
    from.push(bytes);
    expect((await reader.read()).value?.length).toBe(bytes);
    await clock.advance(1000);
  }
  expect(flow.passed()).toBe(4000);
  expect(flow.bytesPerSecond()).toBe(Math.round(4000 / 3));
  await clock.advance(8000);
  expect(flow.bytesPerSecond()).toBe(Math.round(3000 / 10));
  await clock.advance(2000);
  expect(flow.bytesPerSecond()).toBeNull();
});

test('a body ends where its source ends', async () => {
  const flow = createDocumentFlow(createFakeClock());
  const from = source();
  from.push(5);
  from.push(null);
  expect((await new Response(flow.pass(from.body)).arrayBuffer()).byteLength).toBe(5);
});

test('a pause cuts what is on its way, for the window and towards the server', async () => {
  const flow = createDocumentFlow(createFakeClock());
  const from = source();
  const reader = flow.pass(from.body).getReader();
  const read = reader.read();
  await settle();
  flow.cut();
  await expect(read).rejects.toThrow('paused');
  await settle();
  expect(from.isCancelled()).toBe(true);
  // What comes afterwards is not cut.
  const next = source();
  next.push(3);
  expect((await flow.pass(next.body).getReader().read()).value?.length).toBe(3);
});

test('what is vouched for follows the last byte, and is not counted', async () => {
  const flow = createDocumentFlow(createFakeClock());
  const digests = createDocumentDigests();
  const from = source();
  from.push(5);
  from.push(null);
  const followed = digests.follow({ documentId: 'd-1', version: 1 }, { offset: 0, total: 5, etag: '"a"' });
  const came = new Uint8Array(await new Response(flow.pass(from.body, followed)).arrayBuffer());
  expect(came.length).toBe(5 + VOUCHER_BYTES);
  expect(flow.passed()).toBe(5);
});

test('a body that ends early is not vouched for', async () => {
  const flow = createDocumentFlow(createFakeClock());
  const from = source();
  from.push(5);
  from.push(null);
  const followed = createDocumentDigests().follow({ documentId: 'd-1', version: 1 }, { offset: 0, total: 6, etag: '' });
  expect((await new Response(flow.pass(from.body, followed)).arrayBuffer()).byteLength).toBe(5);
});

test('G14 what came before the connection broke reaches the window: the body ends there', async () => {
  const flow = createDocumentFlow(createFakeClock());
  let pulls = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull: controller =>
        pulls++ < 2 ? controller.enqueue(new Uint8Array(7)) : controller.error(new TypeError('cut')),
    },
    { highWaterMark: 0 },
  );
  const followed = createDocumentDigests().follow(
    { documentId: 'd-1', version: 1 },
    { offset: 0, total: 14, etag: '' },
  );
  followed?.update(new Uint8Array(1));
  expect((await new Response(flow.pass(body, followed)).arrayBuffer()).byteLength).toBe(14);
});

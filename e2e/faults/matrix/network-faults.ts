import type { Interference, Passage } from '../lab/network.ts';
import type { Dice } from '../lab/seeded.ts';
import { problem } from '../server/model-server.ts';

/** What the line and the server do to one request instead of answering it well. Named as in reliability.md §6. */
export type NetworkFault =
  | 'F1'
  | 'F2'
  | 'F3'
  | 'F4'
  | 'F5'
  | 'F6'
  | 'F7'
  | 'F8'
  | 'F9'
  | 'F10'
  | 'F11'
  | 'F12'
  | 'F13'
  | 'F14'
  | 'F15'
  | 'F16'
  | 'F17';

const HUGE_BYTES = 9 * 1024 * 1024;

/** @param isOver the line is well again: what still drips on it flows */
export function interferenceOf(fault: NetworkFault, dice: Dice, isOver: () => boolean): Interference {
  switch (fault) {
    case 'F1':
      return () => Promise.reject(broken(dice.pick(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'])));
    case 'F2':
      return () => Promise.reject(broken('ECONNRESET'));
    case 'F3':
      return async passage => {
        await passage.serve();
        throw broken('ECONNRESET');
      };
    case 'F4':
      return () => new Promise(() => {});
    case 'F5':
      return async passage => dripping(await passage.serve(), passage, isOver);
    case 'F6':
      return async passage => {
        if (dice.maybe(0.5)) await passage.serve();
        return new Response('<h1>Bad gateway</h1>', {
          status: dice.pick([500, 502, 504]),
          headers: { 'content-type': 'text/html' },
        });
      };
    case 'F7':
      return async ({ clock }) =>
        problem(503, 'unavailable', { 'retry-after': String(dice.pick([1, 3, 10])), date: dateOf(clock) });
    case 'F8':
      return async passage =>
        problem(429, 'rate-limited', { 'retry-after': retryAfter(dice, passage), date: dateOf(passage.clock) });
    case 'F9':
      return async passage => altered(await passage.serve(), bytes => bytes.subarray(0, bytes.length >> 1));
    case 'F10':
      return async passage => altered(await passage.serve(), bytes => flipped(bytes, dice));
    case 'F11':
      return async () =>
        dice.maybe(0.7)
          ? new Response('<html>Welcome to the hotel</html>', { headers: { 'content-type': 'text/html' } })
          : new Response(null, { status: 302, headers: { location: 'http://portal.lab/' } });
    case 'F12':
      return async () => wrongForm(dice);
    case 'F13':
      return async passage => {
        await passage.serve();
        return await passage.serve();
      };
    case 'F14':
      // The request is lost for whoever sent it, and comes to the server later than those after it.
      return passage => {
        passage.clock.after(dice.between(500, 8000), () => void passage.serve());
        return Promise.reject(broken('ECONNRESET'));
      };
    case 'F15':
      return async () => problem(401, 'unauthorized');
    case 'F16':
      return async passage =>
        passage.path === '/v1/changes' && dice.maybe(0.5) ? problem(410, 'cursor-expired') : problem(403, 'forbidden');
    case 'F17':
      return async () => {
        if (dice.maybe(0.5)) throw broken('SELF_SIGNED_CERT_IN_CHAIN');
        return new Response('<h1>Proxy</h1>', { status: 407, headers: { 'content-type': 'text/html' } });
      };
    default:
      throw new Error(`No such fault of the network: ${String(fault)}`);
  }
}

export function broken(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
}

/** Every server says what time it is: a date in Retry-After is meant by its clock, not by ours. */
function dateOf(clock: Passage['clock']): string {
  return new Date(Math.floor(clock.now() / 1000) * 1000).toUTCString();
}

/** Seconds, a date, or a day and more: the last is capped by whoever obeys it. */
function retryAfter(dice: Dice, { clock }: Passage): string {
  const seconds = dice.pick([1, 4, 9]);
  return dice.maybe(0.5) ? String(seconds) : new Date(Math.ceil(clock.now() / 1000 + seconds) * 1000).toUTCString();
}

function dripping(answer: Response, { clock, signal }: Passage, isOver: () => boolean): Response {
  const { body } = answer;
  if (!body) return answer;
  const reader = body.getReader();
  let rest: Uint8Array = new Uint8Array();
  const slow = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (rest.length === 0) {
          const { done, value } = await reader.read();
          if (done) return controller.close();
          rest = value;
        }
        await new Promise<void>((resolve, reject) => {
          const cancel = clock.after(4000, resolve);
          const stop = (): void => {
            cancel();
            reject(new DOMException('stopped', 'AbortError'));
          };
          signal?.addEventListener('abort', stop, { once: true });
        });
        const count = isOver() ? rest.length : 1;
        controller.enqueue(rest.subarray(0, count));
        rest = rest.subarray(count);
      },
      cancel: reason => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
  return new Response(slow, { status: answer.status, headers: answer.headers });
}

async function altered(
  answer: Response,
  change: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>,
): Promise<Response> {
  if (answer.headers.get('content-type') === 'text/event-stream') return answer;
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return new Response(change(bytes), { status: answer.status, headers: answer.headers });
}

/**
 * One bit. In JSON one that leaves no JSON, or no UTF-8: a word that became another word is for TLS to find, nobody
 * else can. In a document any bit: its digest finds all.
 */
function flipped(bytes: Uint8Array<ArrayBuffer>, dice: Dice): Uint8Array<ArrayBuffer> {
  if (bytes.length === 0) return bytes;
  const isJson = bytes[0] === 0x7b;
  const at = isJson && dice.maybe(0.5) ? 0 : dice.between(0, bytes.length - 1);
  bytes[at] = (bytes[at] ?? 0) ^ (isJson ? 0x80 : 1 << dice.between(0, 7));
  return bytes;
}

function wrongForm(dice: Dice): Response {
  const headers = { 'content-type': 'application/json' };
  const kind = dice.pick(['type', 'shape', 'deep', 'huge']);
  if (kind === 'type') return new Response('{}', { headers: { 'content-type': 'text/plain' } });
  if (kind === 'shape') return new Response('{"epoch":7,"results":"none","changes":null}', { headers });
  if (kind === 'deep') return new Response('['.repeat(200) + ']'.repeat(200), { headers });
  return new Response(new Uint8Array(HUGE_BYTES).fill(0x20), { headers });
}

import * as z from 'zod';
import type { Clock } from '../clock.ts';
import { ok, refuse, type Result } from '../result.ts';
import type { AnyCall, Client, Contract, Handlers } from './define.ts';
import { callFrame, readFrame } from './frame.ts';
import type { Transport } from './transport.ts';

export interface PeerOptions<Theirs extends Contract, Ours extends Contract> {
  transport: Transport;
  /** Calls we make. */
  theirs: Theirs;
  /** Calls we answer. */
  ours: Ours;
  handlers: Handlers<Ours>;
  clock: Clock;
  /** Told about every bug that a handler threw and every frame that broke the contract; never shown to a person. */
  onBug: (what: string, error: unknown) => void;
}

type Untyped = (input: unknown) => Promise<Result<unknown>>;

/** Joins two contracts over one pipe: checks every input and output, and turns a thrown bug into `internal`, here only. */
export function connectPeer<Theirs extends Contract, Ours extends Contract>(
  options: PeerOptions<Theirs, Ours>,
): Client<Theirs> {
  const { transport, theirs, ours, clock, onBug } = options;
  const handlers = options.handlers as unknown as Record<string, Untyped>;
  const waiting = new Map<number, (result: Result<unknown>) => void>();
  let nextId = 1;
  let closed = false;

  const answer = async (id: number, name: string, input: unknown, texts: readonly string[]): Promise<void> => {
    const result = await run(ours, handlers, name, { input, texts }, onBug);
    transport.send(
      JSON.stringify(result.ok ? { id, ok: true, value: result.value } : { id, ok: false, failure: result.failure }),
    );
  };

  transport.onMessage(text => {
    const arrived = readFrame(text);
    if (!arrived) {
      onBug('A frame that is not part of the contract arrived', text.slice(0, 80).replaceAll(/[^ -~]/g, '.'));
      return;
    }
    const { frame, texts } = arrived;
    if ('name' in frame) {
      void answer(frame.id, frame.name, frame.input, texts);
    } else {
      const settle = waiting.get(frame.id);
      waiting.delete(frame.id);
      settle?.(frame.ok ? ok(frame.value) : { ok: false, failure: frame.failure });
    }
  });
  transport.onClose(() => {
    closed = true;
    for (const settle of waiting.values()) settle(disconnected());
    waiting.clear();
  });

  const ask = (name: string, definition: AnyCall, input: unknown): Promise<Result<unknown>> =>
    new Promise(resolve => {
      if (closed) return resolve(disconnected());
      const id = nextId++;
      const { timeoutMs } = definition;
      const cancel =
        timeoutMs === null
          ? () => {}
          : clock.after(timeoutMs, () => {
              waiting.delete(id);
              resolve(refuse('timed-out', `No answer to ${name} within ${timeoutMs} ms.`));
            });
      waiting.set(id, result => {
        cancel();
        resolve(checkAnswer(name, definition, result, onBug));
      });
      transport.send(callFrame(id, name, definition, input));
    });

  const client = Object.fromEntries(
    Object.entries(theirs).map(([name, definition]) => [name, (input: unknown) => ask(name, definition, input)]),
  );
  return client as unknown as Client<Theirs>;
}

async function run(
  ours: Contract,
  handlers: Record<string, Untyped>,
  name: string,
  { input, texts }: { input: unknown; texts: readonly string[] },
  onBug: PeerOptions<Contract, Contract>['onBug'],
): Promise<Result<unknown>> {
  const definition = Object.hasOwn(ours, name) ? ours[name] : undefined;
  const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
  if (!definition || !handler) {
    onBug(`A call that nobody answers arrived: ${name.slice(0, 80)}`, null);
    return refuse('internal', 'This part of Meridian does not answer that call.');
  }
  const parsed = definition.input.safeParse(definition.longTexts?.give(input, texts) ?? input);
  if (!parsed.success) {
    onBug(`${name} was called with a wrong input`, z.prettifyError(parsed.error));
    return refuse('internal', 'The call did not have the agreed form.');
  }
  try {
    return await handler(parsed.data);
  } catch (error) {
    // Anything thrown by a handler is a bug: refusals are returned.
    onBug(`${name} failed`, error);
    return refuse('internal', 'Something went wrong inside Meridian.');
  }
}

function checkAnswer(
  name: string,
  definition: AnyCall,
  result: Result<unknown>,
  onBug: PeerOptions<Contract, Contract>['onBug'],
): Result<unknown> {
  if (!result.ok) return result;
  const parsed = definition.output.safeParse(result.value);
  if (parsed.success) return ok(parsed.data);
  onBug(`${name} was answered with a wrong output`, z.prettifyError(parsed.error));
  return refuse('internal', 'The answer did not have the agreed form.');
}

function disconnected(): Result<never> {
  return refuse('disconnected', 'The connection inside Meridian was closed.');
}

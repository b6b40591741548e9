import * as z from 'zod';

const Answer = z.object({
  id: z.number().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});
const Targets = z.object({ targetInfos: z.array(z.object({ type: z.string(), targetId: z.string() })) });
const Session = z.object({ sessionId: z.string() });
const Loader = z.object({ errorText: z.string().optional() });
const Evaluated = z.object({
  result: z.object({ value: z.unknown().optional() }),
  exceptionDetails: z.object({ text: z.string(), exception: z.unknown().optional() }).optional(),
});

/** The little that a bench asks of a browser's debugging port: it hears of the page's loading, and of nothing else. */
export interface Debugger {
  /** @param script runs before the page's own */
  goto(url: string, script: string): Promise<void>;
  /** The value of an expression, awaited. */
  evaluate(expression: string): Promise<unknown>;
  closeBrowser(): Promise<void>;
}

/** Attaches to the first page of the browser. */
export async function openDebugger(address: string): Promise<Debugger> {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', () => reject(new Error('The browser refused its debugging port')), { once: true });
  });
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  let lastId = 0;
  socket.addEventListener('message', ({ data }) => {
    const { id, result, error } = Answer.parse(JSON.parse(String(data)));
    if (id === undefined) return;
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error) asked?.reject(new Error(error.message));
    else asked?.resolve(result);
  });
  socket.addEventListener('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('The browser went away'));
  });
  const ask = (method: string, params: object, sessionId?: string): Promise<unknown> =>
    new Promise((resolve, reject) => {
      waiting.set(++lastId, { resolve, reject });
      socket.send(JSON.stringify({ id: lastId, method, params, sessionId }));
    });

  const { targetInfos } = Targets.parse(await ask('Target.getTargets', {}));
  const targetId = targetInfos.find(({ type }) => type === 'page')?.targetId;
  const { sessionId } = Session.parse(await ask('Target.attachToTarget', { targetId, flatten: true }));
  return {
    async goto(url, script) {
      // Without it the script is not run.
      await ask('Page.enable', {}, sessionId);
      await ask('Page.addScriptToEvaluateOnNewDocument', { source: script }, sessionId);
      const { errorText } = Loader.parse(await ask('Page.navigate', { url }, sessionId));
      if (errorText !== undefined) throw new Error(`${url} did not open: ${errorText}`);
    },
    async evaluate(expression) {
      const params = { expression, awaitPromise: true, returnByValue: true };
      const { result, exceptionDetails } = Evaluated.parse(await ask('Runtime.evaluate', params, sessionId));
      if (exceptionDetails) throw new Error(`The page failed: ${JSON.stringify(exceptionDetails)}`);
      return result.value;
    },
    async closeBrowser() {
      // Its answer may be lost: the one who would give it goes.
      await ask('Browser.close', {}).catch(() => {});
      socket.close();
    },
  };
}

/** The way to the server, which can be given up as a whole: every request in flight ends, later ones are new. */
export interface Line {
  readonly fetch: typeof fetch;
  reset(): void;
}

export function createLine(fetch: typeof globalThis.fetch): Line {
  let open = new AbortController();
  return {
    fetch: (input, init) => {
      const signal = init?.signal ? AbortSignal.any([init.signal, open.signal]) : open.signal;
      return fetch(input, { ...init, signal });
    },
    reset() {
      open.abort(new Error('The connection was given up.'));
      open = new AbortController();
    },
  };
}

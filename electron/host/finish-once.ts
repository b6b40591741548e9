const FINISH_WITHIN_MS = 5000;

/** Work that must be done before a program may end. */
export interface Finishing {
  /** The work is done, has failed or took too long: nothing holds the program any more. */
  readonly isFinished: boolean;
  /** Asking again changes nothing. */
  begin(): void;
}

/** @param onFinished called once, in any case within 5 s */
export function finishOnce(work: () => Promise<void>, onFinished: () => void): Finishing {
  let isBegun = false;
  let isFinished = false;
  return {
    get isFinished() {
      return isFinished;
    },
    begin() {
      if (isBegun) return;
      isBegun = true;
      const limit = new Promise(resolve => setTimeout(resolve, FINISH_WITHIN_MS));
      void Promise.race([work(), limit])
        .catch((error: unknown) => console.error('Meridian could not finish everything before quitting:', error))
        .then(() => {
          isFinished = true;
          onFinished();
        });
    },
  };
}

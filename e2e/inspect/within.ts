/** What a promise gives, or `otherwise` when it rejects or has said nothing for so long: a browser may never answer. */
export function within<Given, Otherwise>(
  ms: number,
  promise: Promise<Given>,
  otherwise: Otherwise,
): Promise<Given | Otherwise> {
  return new Promise(resolve => {
    const timer = setTimeout(() => resolve(otherwise), ms);
    const settle = (said: Given | Otherwise): void => {
      clearTimeout(timer);
      resolve(said);
    };
    // Whoever asks has said what stands for a failure.
    promise.then(settle, () => settle(otherwise));
  });
}

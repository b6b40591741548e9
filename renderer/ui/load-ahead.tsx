import { lazy, useState, type ComponentType, type FunctionComponent } from 'react';

/** A component whose code comes when it is first drawn, or before. */
export type LoadedAhead<Props extends object> = FunctionComponent<Props> & {
  /** Fetches the code. From then on it is drawn at once. */
  load: () => Promise<void>;
};

/**
 * Like `lazy`, but code that is here is drawn in the same render. `lazy` alone suspends once in any case, and React
 * holds back what replaces a fallback until 300 ms after it was shown.
 */
export function loadAhead<Props extends object>(fetch: () => Promise<ComponentType<Props>>): LoadedAhead<Props> {
  let here: ComponentType<Props> | null = null;
  const load = async () => {
    here ??= await fetch();
    return { default: here };
  };
  const Later = lazy(load);
  const Drawn = (props: Props) => {
    // Chosen once: another component in its place would begin anew.
    const [View] = useState(() => here ?? Later);
    return <View {...props} />;
  };
  return Object.assign(Drawn, { load: async () => void (await load()) });
}

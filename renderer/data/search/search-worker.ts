import { SearchEngine } from './search-engine.ts';
import type { SearchTask } from './search-messages.ts';

const engine = new SearchEngine();

self.addEventListener('message', ({ data }: MessageEvent<SearchTask>) => {
  if (data.type === 'put') engine.put(data);
  else self.postMessage(engine.search(data), {});
});

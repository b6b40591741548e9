import { SearchEngine } from './search-engine.ts';
import type { SearchTask } from './search-messages.ts';

const engine = new SearchEngine(reply => self.postMessage(reply, {}));

self.addEventListener('message', ({ data }: MessageEvent<SearchTask>) => engine.take(data));

import type { ApiResult } from './api-failure.ts';
import type { Http } from './http.ts';
import { WireDiscovery } from './wire/discovery.ts';

/** Where to sign in and what the server can do. Needs no token. */
export function readDiscovery(http: Http, signal?: AbortSignal): Promise<ApiResult<WireDiscovery>> {
  return http.json({ method: 'GET', path: '.well-known/meridian', ...(signal && { signal }) }, WireDiscovery);
}

import type { DeviceId } from '../../../shared/model/ids.ts';
import type { ApiResult } from './api-failure.ts';
import type { Http } from './http.ts';
import { type WireCheckIn, WireLease } from './wire/check-in.ts';

/** Tells the server about this workstation; it answers with the lease, and an order if there is one. */
export function checkIn(http: Http, deviceId: DeviceId, body: WireCheckIn): Promise<ApiResult<WireLease>> {
  return http.json({ method: 'PUT', path: `v1/devices/${encodeURIComponent(deviceId)}`, body }, WireLease);
}

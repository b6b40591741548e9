import { randomUUID } from 'node:crypto';
import type { WireChange } from '../../../electron/core/api/wire/change.ts';
import {
  type WireMutation,
  WireMutationAnswer,
  type WireMutationResult,
  type WireMutationType,
} from '../../../electron/core/api/wire/mutation.ts';
import { WireChangePage } from '../../../electron/core/api/wire/page.ts';
import { WireProblem } from '../../../electron/core/api/wire/problem.ts';
import { signIn } from './sign-in.ts';
import { AT } from './tiny-bundle.ts';

/** What one person does at one workstation, over HTTP, every answer checked against the wire schemas. */
export class Desk {
  readonly apiUrl: string;
  readonly userId: string;
  readonly deviceId: string;
  readonly accessToken: string;
  private seq = 0;

  private constructor(apiUrl: string, userId: string, deviceId: string, accessToken: string) {
    this.apiUrl = apiUrl;
    this.userId = userId;
    this.deviceId = deviceId;
    this.accessToken = accessToken;
  }

  static async open(apiUrl: string, userId: string, deviceId = `desk-of-${userId}`): Promise<Desk> {
    const tokens = await signIn(apiUrl, { userName: userId, password: `${userId}-password` });
    return new Desk(apiUrl, userId, deviceId, tokens.access_token);
  }

  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${this.accessToken}`);
    if (typeof init.body === 'string' && !headers.has('content-type')) headers.set('content-type', 'application/json');
    return fetch(`${this.apiUrl}${path}`, { ...init, headers });
  }

  /** Reads on until there is no more. */
  async pull(cursor?: string, limit = 500): Promise<{ changes: WireChange[]; cursor: string; pages: number }> {
    const changes: WireChange[] = [];
    let next = cursor;
    for (let pages = 1; ; pages++) {
      const page = await this.page(next, limit);
      changes.push(...page.changes);
      next = page.nextCursor;
      if (!page.hasMore) return { changes, cursor: next, pages };
    }
  }

  async page(cursor?: string, limit = 500): Promise<WireChangePage> {
    const response = await this.fetch(`/v1/changes?${query({ cursor, limit })}`);
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return WireChangePage.parse(await response.json());
  }

  mutation(
    type: WireMutationType,
    target: WireMutation['target'],
    payload: Record<string, unknown>,
    baseVersion?: number,
  ): WireMutation {
    this.seq++;
    const base = baseVersion === undefined ? {} : { baseVersion };
    return { id: randomUUID(), seq: this.seq, at: AT, type, target, ...base, payload };
  }

  async send(...mutations: WireMutation[]): Promise<WireMutationResult[]> {
    const response = await this.post(mutations);
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return WireMutationAnswer.parse(await response.json()).results;
  }

  post(mutations: readonly unknown[]): Promise<Response> {
    const body = JSON.stringify({ deviceId: this.deviceId, mutations });
    return this.fetch('/v1/mutations', { method: 'POST', body });
  }

  submission(caseId: string, more: Record<string, unknown> = {}) {
    const judgment = {
      caseId,
      userId: this.userId,
      process: { processId: 'underwriting', version: 1 },
      answers: { smoker: false },
    };
    const sent = { caseId, userId: this.userId, as: 'analyst', round: 1, submittedAt: AT, judgment, annotations: [] };
    return { id: randomUUID(), ...sent, ...more };
  }

  submit(caseId: string, more: Record<string, unknown> = {}): WireMutation {
    const submission = this.submission(caseId, more);
    return this.mutation('judgment.submit', { kind: 'submission', id: submission.id }, submission, 0);
  }
}

export async function problemOf(response: Response): Promise<WireProblem> {
  const type = response.headers.get('content-type') ?? '';
  if (!type.startsWith('application/problem+json')) throw new Error(`Not a problem: ${response.status} ${type}`);
  const problem = WireProblem.parse(await response.json());
  if (problem.status !== response.status)
    throw new Error(`The problem says ${problem.status}, HTTP ${response.status}`);
  return problem;
}

export function query(parameters: Record<string, string | number | undefined>): string {
  const given = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return new URLSearchParams(given).toString();
}

import http from 'node:http';
import fastify, { type FastifyInstance } from 'fastify';
import type Provider from 'oidc-provider';
import type { Clock } from '../../../shared/clock.ts';
import type { Database } from '../database/database.ts';
import { registerDocuments } from '../documents/document-routes.ts';
import type { Faults } from '../faults.ts';
import { ISSUER_PATH } from '../identity/provider.ts';
import { registerSignIn } from '../identity/sign-in-routes.ts';
import { registerMutations } from '../mutations/mutation-routes.ts';
import type { People } from '../records/people.ts';
import type { RecoveryKeyPair } from '../recovery-key.ts';
import { createAuthenticate } from './authenticate.ts';
import { registerChanges } from './change-routes.ts';
import { registerJsonBodies } from './compression.ts';
import { registerEvents } from './event-routes.ts';
import { registerFaults } from './fault-hooks.ts';
import type { Notifier } from './notifier.ts';
import { registerPerson } from './person-routes.ts';
import { registerProblems } from './problem.ts';
import { registerTestRoutes } from './test-routes.ts';

/** The contract does not say how large a request may be; 500 submissions with their annotations fit well. */
const BODY_LIMIT = 16 << 20;

export interface AppParts {
  readonly url: string;
  readonly database: Database;
  readonly provider: Provider;
  readonly people: People;
  readonly notifier: Notifier;
  readonly faults: Faults;
  readonly epoch: string;
  readonly clientName: string;
  readonly recoveryKey: RecoveryKeyPair;
  readonly clock: Clock;
  readonly allowFaults: boolean;
  readonly orderWipe: (deviceId: string) => Promise<void>;
  /** A line per request, for people. */
  readonly log: ((line: string) => void) | null;
  /** Something that must not happen did. */
  readonly onBug: (error: unknown) => void;
}

/** The API and the OpenID provider behind one port. */
export function createApp(parts: AppParts): FastifyInstance {
  const { provider, people, log } = parts;
  const authorize = provider.callback();
  const app = fastify({
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
    serverFactory: handler =>
      http.createServer((request, response) => {
        const path = request.url ?? '';
        if (!path.startsWith(`${ISSUER_PATH}/`)) {
          handler(request, response);
          return;
        }
        // As Express mounts: the provider finds its own path in what is left, and its prefix in `originalUrl`.
        Object.assign(request, { originalUrl: path });
        request.url = path.slice(ISSUER_PATH.length);
        void authorize(request, response);
      }),
  });
  const context = { ...parts, authenticate: createAuthenticate(provider, people), url: () => parts.url };
  registerProblems(app, parts.onBug);
  registerJsonBodies(app, BODY_LIMIT);
  registerFaults(app, parts.faults);
  if (log) {
    app.addHook('onResponse', (request, reply, done) => {
      log(`${request.method} ${request.url.split('?')[0]} ${reply.statusCode} in ${Math.round(reply.elapsedTime)} ms`);
      done();
    });
  }
  registerSignIn(app, context);
  registerPerson(app, context);
  registerChanges(app, context);
  registerEvents(app, context);
  registerDocuments(app, parts.database, context.authenticate);
  registerMutations(app, context);
  if (parts.allowFaults) registerTestRoutes(app, parts);
  return app;
}

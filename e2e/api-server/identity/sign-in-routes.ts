import type { FastifyInstance, FastifyReply } from 'fastify';
import type Provider from 'oidc-provider';
import { errors } from 'oidc-provider';
import * as z from 'zod';
import type { Clock } from '../../../shared/clock.ts';
import type { People } from '../records/people.ts';
import { isPassword } from './password.ts';
import { grantAll, SIGN_IN_PATH } from './provider.ts';
import { SignInAttempts } from './sign-in-attempts.ts';
import { page, PAGE_POLICY, signInPage, STYLE, STYLE_PATH } from './sign-in-page.ts';

const Fields = z.object({ userName: z.string().max(200), password: z.string().max(1000) });
const WRONG = 'The user name or the password is wrong. Check both and try again.';
const WAIT = 'Too many wrong passwords for this user name. Wait five minutes and try again.';

interface SignIn {
  readonly provider: Provider;
  readonly people: People;
  readonly clientName: string;
  readonly clock: Clock;
}

/** The provider's pages: the form, what it is sent to, and their style sheet. */
export function registerSignIn(app: FastifyInstance, { provider, people, clientName, clock }: SignIn): void {
  const attempts = new SignInAttempts(clock);
  const form = (uid: string, userName: string, problem: string | null) =>
    signInPage({ clientName, action: `${SIGN_IN_PATH}/${uid}`, userName, problem });

  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 8192 },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );

  app.get(STYLE_PATH, (_request, reply) => reply.type('text/css').header('cache-control', 'max-age=300').send(STYLE));

  app.get<{ Params: { uid: string } }>(`${SIGN_IN_PATH}/:uid`, async (request, reply) => {
    try {
      const { uid } = await provider.interactionDetails(request.raw, reply.raw);
      return html(reply, 200, form(uid, '', null));
    } catch (error) {
      return expired(reply, error);
    }
  });

  app.post<{ Params: { uid: string } }>(`${SIGN_IN_PATH}/:uid`, async (request, reply) => {
    try {
      const interaction = await provider.interactionDetails(request.raw, reply.raw);
      const { uid } = interaction;
      const fields = Fields.safeParse(request.body);
      if (!fields.success) return html(reply, 422, form(uid, '', WRONG));
      const { userName, password } = fields.data;
      if (!attempts.mayTry(userName)) return html(reply, 429, form(uid, userName, WAIT));
      const person = people.findByUserName(userName);
      if (!(await isPassword(password, person?.passwordHash ?? null)) || !person) {
        attempts.failed(userName);
        return html(reply, 401, form(uid, userName, WRONG));
      }
      attempts.succeeded(userName);
      await forgetBrowser(provider, interaction);
      const grantId = await grantAll(provider, person.id);
      const next = await provider.interactionResult(
        request.raw,
        reply.raw,
        { login: { accountId: person.id, remember: false }, consent: { grantId } },
        { mergeWithLastSubmission: false },
      );
      return reply.redirect(next, 303);
    } catch (error) {
      return expired(reply, error);
    }
  });
}

/**
 * Everybody is asked at every sign-in, so the provider's own memory of who was last at this browser serves nobody; it
 * would only make the next person log the last one out first.
 */
async function forgetBrowser(
  provider: Provider,
  interaction: Awaited<ReturnType<Provider['interactionDetails']>>,
): Promise<void> {
  if (interaction.session === undefined) return;
  const session = await provider.Session.findByUid(interaction.session.uid);
  await session?.destroy();
  delete interaction.session;
  await interaction.save(interaction.exp - Math.floor(Date.now() / 1000));
}

/** The page was left open too long, or was opened in another browser than the one that Meridian opened. */
function expired(reply: FastifyReply, error: unknown): FastifyReply {
  if (!(error instanceof errors.SessionNotFound)) throw error;
  return html(
    reply,
    400,
    page(
      'This sign-in has ended',
      '<p>It took too long, or it was begun elsewhere.</p><p>Go back to Meridian and sign in again.</p>',
    ),
  );
}

function html(reply: FastifyReply, status: number, body: string): FastifyReply {
  return reply
    .code(status)
    .header('content-security-policy', PAGE_POLICY)
    .header('referrer-policy', 'no-referrer')
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(body);
}

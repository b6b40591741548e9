/** Everything that a page of the provider may load: its one style sheet. A form may end at the workstation's port. */
export const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; form-action 'self' http://127.0.0.1:*; base-uri 'none'; frame-ancestors 'none'";

export const STYLE_PATH = '/sign-in.css';

export function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replaceAll(/[&<>"']/g, character => entities[character] ?? character);
}

/** A whole page. `content` is HTML; whatever came from outside must have been escaped. */
export function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="${STYLE_PATH}">
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${content}
</main>
</body>
</html>
`;
}

export interface SignInForm {
  readonly clientName: string;
  readonly action: string;
  readonly userName: string;
  /** What went wrong the last time, in a sentence. */
  readonly problem: string | null;
}

export function signInPage(form: SignInForm): string {
  const problem =
    form.problem === null ? '' : `<p class="problem" role="alert" id="problem">${escapeHtml(form.problem)}</p>`;
  const describedBy = form.problem === null ? '' : ' aria-describedby="problem"';
  return page(
    `Sign in to ${form.clientName}`,
    `<p>Meridian on this computer asks you to sign in.</p>
${problem}
<form method="post" action="${escapeHtml(form.action)}">
<label for="user">User name</label>
<input id="user" name="userName" value="${escapeHtml(form.userName)}" autocomplete="username" autocapitalize="none" spellcheck="false" required${form.userName === '' ? ' autofocus' : ''}>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required${describedBy}${form.userName === '' ? '' : ' autofocus'}>
<button type="submit">Sign in</button>
</form>`,
  );
}

export const STYLE = `:root { color-scheme: light dark; --ink: #1b2430; --paper: #f6f7f9; --sheet: #ffffff; --line: #8a94a3;
  --strong: #0b5cad; --on-strong: #ffffff; --bad: #a3140f; font: 1rem/1.5 system-ui, sans-serif; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ebf0; --paper: #12161c; --sheet: #1b212a; --line: #7d8796;
  --strong: #7db8f5; --on-strong: #0c1824; --bad: #ff9b94; } }
* { box-sizing: border-box; }
body { margin: 0; min-block-size: 100vh; display: grid; place-items: center; color: var(--ink); background: var(--paper); }
main { inline-size: min(24rem, 100% - 2rem); margin-block: 2rem; padding: 2rem; background: var(--sheet);
  border: 1px solid var(--line); border-radius: 6px; }
h1 { margin: 0 0 0.5rem; font-size: 1.25rem; }
p { margin: 0 0 1rem; }
form { display: grid; gap: 0.25rem; }
label { font-weight: 600; }
input { font: inherit; color: inherit; background: transparent; padding: 0.5rem; margin-block-end: 0.75rem;
  border: 1px solid var(--line); border-radius: 4px; }
button { font: inherit; font-weight: 600; padding: 0.625rem; border: 0; border-radius: 4px; color: var(--on-strong);
  background: var(--strong); cursor: pointer; }
:focus-visible { outline: 2px solid var(--strong); outline-offset: 2px; }
.problem { color: var(--bad); font-weight: 600; }
`;

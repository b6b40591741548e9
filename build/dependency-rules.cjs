// Every rule has a comment that a reviewer can quote.
const rooms = '^(electron|renderer|shared|build|e2e)/';
const only = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: rooms, pathNot: to },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', comment: 'A cycle has no top, so it cannot be read.', from: {}, to: { circular: true } },
    only('shared-stands-alone', '^shared/', '^shared/', 'Both processes load shared/: it may lean on neither.'),
    {
      name: 'shared-runs-anywhere',
      severity: 'error',
      comment: 'shared/ runs in Node, in the window and in a worker: no Node core, and only the libraries named here.',
      from: { path: '^shared/', pathNot: '[.]test[.]ts$|/testing/' },
      to: { path: ['node_modules/', '^node:'], pathNot: 'node_modules/(zod|@cfworker/json-schema)/' },
    },
    { name: 'shared-has-no-node', severity: 'error', comment: 'shared/ runs in the window too.', from: { path: '^shared/', pathNot: '[.]test[.]ts$|/testing/' }, to: { dependencyTypes: ['core'] } },
    only('rules-are-a-library', '^shared/rules/', '^shared/(rules/|result[.]ts|unreachable[.]ts)', 'Whoever takes the folder of the rules away takes all that it needs.'),
    only('core-knows-no-adapter', '^electron/core/', '^(electron/core/|electron/host/(host[.]ts|fake/)|shared/)', 'The core sees the port.'),
    only('hosts-do-not-mix', '^electron/host/(electron|chromium|fake)/', '^(electron/host/($1/|[a-z-]+[.]ts|testing/)|shared/)', 'Delete either; the other stands.'),
    only('meet-in-shared', '^renderer/', '^(renderer|shared)/', 'The window reaches the main process by contract, not by import.'),
    only('ui-knows-no-data', '^renderer/ui/', '^(renderer/(ui|styles|i18n)/|shared/(values|rules/number)/)', 'A button that knows a case cannot be reused. Numbers, units and clocks are no cases.'),
    only('viewer-knows-no-feature', '^renderer/viewer/', '^(renderer/(viewer|ui|styles|i18n|data|testing)/|shared/)', 'A viewer shows a document; what it is for is not its business.'),
    only('data-knows-no-screen', '^renderer/data/', '^(renderer/(data|testing)/|shared/)', 'Data must be testable without a screen.'),
    only('neighbours', '^renderer/features/([^/]+)/', '^(renderer/(features/$1|ui|viewer|data|styles|i18n|testing)/|shared/)', 'Features meet in app/.'),
    {
      name: 'electron-behind-the-host',
      severity: 'error',
      comment: 'Only the Electron adapter may name electron.',
      from: { pathNot: '^electron/(main[.]electron[.]ts|host/electron/)|^e2e/hosts/electron[.]ts$|^build/' },
      to: { path: '(^|/)electron($|/main|/index|/electron[.]d[.]ts)' },
    },
    {
      name: 'nobody-imports-a-test',
      severity: 'error',
      comment: 'What two tests share belongs in testing/.',
      from: {},
      to: { path: '[.]test[.]tsx?$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist|[.]cache|[.]local)/' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
  },
};

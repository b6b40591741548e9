/** Why a file of an office, of a mail program or of a browser is not shown. Each has a sentence, `kinds.failed.…`. */
export type KindFailure =
  | 'broken'
  | 'locked'
  | 'too-large'
  | 'bomb'
  | 'too-many-parts'
  | 'too-deep'
  | 'entities'
  | 'too-slow'
  | 'unsupported';

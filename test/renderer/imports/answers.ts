/** An import of an invented company that waits for its decisions. */
import type { LineView, PendingFile, PendingView } from '../../../shared/ipc/channels/imports.ts';
import type { AnswerOf } from '../../../shared/ipc/contract.ts';

export const FILE: PendingFile = {
  id: 'file-1',
  name: 'export.csv',
  size: 1_234_567,
  sha256: 'ab'.repeat(32),
  options: { kind: null, belongsTo: null, mapping: null },
  kind: 'bw-export',
  rows: 120,
  usedRows: 41,
  told: { total: 1, first: [{ reason: 'No login: a note, card, identity or key is not read.', rows: 79, at: '2–80' }] },
  matchedRows: 40,
  accounts: 3,
  people: 0,
  groups: 0,
  vaults: 1,
  changes: [{ of: 'account', added: 3, changed: 2, gone: 1 }],
  added: 3,
  changed: 2,
  gone: 1,
  unmatched: 1,
  conflicting: 0,
  refused: { total: 2, first: ['login_password', 'login_totp'] },
  ignored: { total: 1, first: ['reprompt'] },
  used: { total: 1, first: ['login_uri'] },
  problems: { total: 1, first: [{ row: 7, reason: 'The value in name looks like a key and was refused.' }] },
  notes: [],
  failure: null,
  needsFor: null,
  mayBe: [],
};

const counted = (lines: number, accepted: number) => ({ lines, acceptable: lines, accepted });

export const PENDING: PendingView = {
  id: 'import-1',
  files: [FILE],
  counts: {
    added: counted(3, 3),
    changed: counted(2, 2),
    gone: counted(1, 0),
    unmatched: counted(1, 0),
    conflicting: counted(0, 0),
  },
  kinds: ['account', 'person'],
  confirmed: 12,
  merges: { total: 1, first: [{ address: 'ann@private.example', name: 'Ann Ng', person: 'ann@harbour.example' }] },
  sameAs: [],
};

export const LINE: LineView = {
  id: 'person:ann@harbour.example:0',
  change: 'changed',
  kind: 'person',
  key: 'ann@harbour.example',
  title: 'Person Ann Ng (ann@harbour.example)',
  reason: null,
  file: 'export.csv',
  row: 12,
  acceptable: true,
  accepted: true,
  fields: [{ field: 'status', label: 'Status', before: 'active', after: 'leaving' }],
  more: 0,
};

export const LINES = [
  LINE,
  { ...LINE, id: 'gone', change: 'gone', title: 'Person Bo Li (bo@harbour.example)', accepted: false },
  { ...LINE, id: 'stuck', change: 'unmatched', title: 'Item Old root', acceptable: false, accepted: false },
] as const satisfies readonly LineView[];

export const CATALOGUE: AnswerOf<'imports.catalogue'> = {
  kinds: [
    {
      kind: 'op-group-users',
      title: 'Users of a 1Password group',
      howTo: 'op group user list "Cloud admins" --format json > cloud-admins.json, then --for "1password:Cloud admins"',
      belongsTo: 'group',
    },
    { kind: 'bw-export', title: 'Bitwarden export', howTo: 'Tools › Export', belongsTo: null },
    { kind: 'people', title: 'A table of people', howTo: 'Any CSV', belongsTo: null },
  ],
  roles: [
    { role: 'email', names: ['Email', 'Mail'] },
    { role: 'lastDay', names: ['Last day'] },
  ],
};

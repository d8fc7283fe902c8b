/** How to get each kind of file: its source, the command to copy, and what else to know. */
import type { CatalogueEntry } from '../../shared/ipc/channels/imports.ts';

export const SOURCES = [
  'AWS',
  '1Password',
  'Bitwarden',
  'KeePass and LastPass',
  'Google groups',
  'Microsoft groups',
  'People',
  'Root Ledger',
] as const;
export type Source = (typeof SOURCES)[number];

export function sourceOf(kind: string): Source {
  if (/^(aws|prowler)/.test(kind)) return 'AWS';
  if (kind.startsWith('op-')) return '1Password';
  if (kind.startsWith('bw-')) return 'Bitwarden';
  if (/^(keepass|lastpass)/.test(kind)) return 'KeePass and LastPass';
  if (/^(gam|google)/.test(kind)) return 'Google groups';
  if (/^(entra|graph|exchange)/.test(kind)) return 'Microsoft groups';
  if (/^(okta|people|directory)/.test(kind)) return 'People';
  return 'Root Ledger';
}

const ASKS = {
  account: 'Root Ledger asks which account it is about, unless the file is named after it.',
  group: 'Root Ledger asks which group it lists.',
  vault: 'Root Ledger asks which vault it is about.',
} as const;

const COMMAND = /^(?:aws|op|bw|gam|az|prowler|aws-root-manager|root-ledger|GET|Get-\w+) /;

export interface HowTo {
  /** To run as it is; null where there are only steps to click. */
  readonly command: string | null;
  readonly steps: string;
}

/** Splits what the catalogue says into the command and the rest. What the command line's options do, the window asks. */
export function howTo({ kind, howTo: text, belongsTo }: CatalogueEntry): HowTo {
  if (kind === 'people')
    return {
      command: null,
      steps:
        'admin.google.com › Directory › Users › Download users; entra.microsoft.com › Users › All users › Download users; or the list of leavers that HR keeps, saved as CSV. Any table with a column of email addresses will do: where its columns have other names, match them once and save that.',
    };
  const asks = belongsTo === null ? '' : ASKS[belongsTo];
  const plain = text
    .replace(/[;,] then --for\b[^.]*(?:\.|$)/, '.')
    .replace(/ \((?:name the file|leave --account-id)[^)]*\)/, (note) => (note.includes('--for') ? '' : note))
    .trim();
  const lead = plain.startsWith('Without secrets: ') ? 'Without secrets: ' : '';
  const rest = plain.slice(lead.length);
  if (!COMMAND.test(rest)) return { command: null, steps: joined(plain, asks) };
  const end = /(?: \((?=all pages|or the|never|leave)|\. (?=[A-Z])|\.$)/.exec(rest);
  const command = end === null ? rest : rest.slice(0, end.index);
  const after =
    end === null
      ? ''
      : rest
          .slice(end.index)
          .replace(/^[ .]+/, '')
          .replace(/^\((.*?)\)\.?/, '$1.');
  return { command, steps: joined(sentence(after), asks) };
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}

function sentence(text: string): string {
  const clean = text.replace(/^\.+|\.\.$/g, '').trim();
  return clean === '' || clean === '.' ? '' : clean.charAt(0).toUpperCase() + clean.slice(1);
}

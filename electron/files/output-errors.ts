/** What can go wrong with a file that somebody asked for, in words. Each says that nothing is there which was not before. */
import { type ErrorCode, LedgerError } from '../../shared/ipc/result.ts';

/** The system's name of an error (such as ENOSPC), or an empty text. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && !(error instanceof LedgerError) && 'code' in error ? String(error.code) : '';

type Told = readonly [code: ErrorCode, message: (file: string) => string, hint: string];

const FULL: Told = [
  'disk-full',
  (file) => `The disk is full: ${file} was not written.`,
  'Free some space, or choose another disk.',
];
const CLOSED: Told = [
  'read-only',
  (file) => `${file} cannot be written: that folder is not yours to write to.`,
  'Choose another folder.',
];
const GONE: Told = [
  'not-found',
  (file) => `${file} was not written: its disk failed or went away.`,
  'Connect it again, or choose another disk.',
];
const NO_NAME: Told = ['invalid-request', (file) => `${file} is no name for a file there.`, 'Choose another name.'];

const BY_CODE: Readonly<Record<string, Told>> = {
  ENOSPC: FULL,
  EDQUOT: [
    'disk-full',
    (file) => `Your share of the disk is used up: ${file} was not written.`,
    'Free some space, or choose another disk.',
  ],
  EFBIG: [
    'disk-full',
    (file) => `${file} was not written: it is larger than a file may be there.`,
    'Choose another disk.',
  ],
  EROFS: ['read-only', (file) => `${file} cannot be written: its disk is read-only.`, 'Choose another disk.'],
  EACCES: CLOSED,
  EPERM: CLOSED,
  ENOENT: [
    'not-found',
    (file) => `${file} cannot be written: there is no such folder.`,
    'Make the folder first, or choose another one.',
  ],
  ENOTDIR: [
    'invalid-request',
    (file) => `${file} cannot be written: what should be its folder is a file.`,
    'Choose another folder.',
  ],
  EISDIR: ['invalid-request', (file) => `${file} is a folder; a file is meant.`, 'Name a file in it.'],
  ENAMETOOLONG: [
    'invalid-request',
    (file) => `${shortened(file)} was not written: its name is too long.`,
    'Choose a shorter one.',
  ],
  ELOOP: [
    'invalid-request',
    (file) => `${file} cannot be written: links on the way to it lead in a circle.`,
    'Choose another folder.',
  ],
  EEXIST: ['conflict', (file) => `${file} exists already. Nothing was overwritten.`, 'Choose another name.'],
  ENOTEMPTY: ['conflict', (file) => `${file} exists already. Nothing was overwritten.`, 'Choose another name.'],
  EBUSY: ['busy', (file) => `${file} is in use by something else, and was not written.`, 'Choose another name.'],
  EINVAL: NO_NAME,
  EILSEQ: NO_NAME,
  ERR_INVALID_ARG_VALUE: NO_NAME,
  EIO: GONE,
  ENODEV: GONE,
  ENXIO: GONE,
  ESTALE: GONE,
};

const MOST_SHOWN_CHARACTERS = 120;
const shortened = (file: string) =>
  file.length <= MOST_SHOWN_CHARACTERS ? file : `${file.slice(0, MOST_SHOWN_CHARACTERS)}…`;

/** The typed error for a file that could not be written; what is no error of the system is answered as it is. */
export function outputErrorOf(error: unknown, file: string): unknown {
  const code = codeOf(error);
  if (code === '') return error;
  const [kind, message, hint] = BY_CODE[code] ?? [
    'refused',
    (name: string) => `${name} cannot be written (${code}).`,
    'Choose another place.',
  ];
  return new LedgerError(kind, message(file), { hint, detail: code, cause: error });
}

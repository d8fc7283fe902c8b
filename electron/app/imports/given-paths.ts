/** Paths of files that the person dropped on the window, as the preload script tells them. */
import { isAbsolute } from 'node:path';
import { MOST_IMPORT_FILES } from '../../../shared/ipc/channels/imports.ts';

const MOST_PATH_CHARS = 4096;

/** The paths in a message of the preload's, or none if it is anything else. */
export function givenPaths(message: unknown): readonly string[] {
  if (!Array.isArray(message) || message.length > MOST_IMPORT_FILES) return [];
  const paths = message.filter(
    (path): path is string => typeof path === 'string' && path.length <= MOST_PATH_CHARS && isAbsolute(path),
  );
  return paths.length === message.length ? paths : [];
}

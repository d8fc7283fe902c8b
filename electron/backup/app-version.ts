/** The version of this app, as backups name it: put in by the build, or read from the checkout on the command line. */
/// <reference path="../app/build-info.d.ts" />
import { readFileSync } from 'node:fs';

export function appVersion(): string {
  if (typeof __APP_VERSION__ === 'string') return __APP_VERSION__;
  const manifest = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}

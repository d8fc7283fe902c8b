/** Credentials from their source: each provider asks through the guarded connection, or runs the program that is configured. */
import type { Credentials, CredentialsProvider } from '../aws/caller.ts';
import type { Connection } from '../aws/session.ts';
import { metadataCredentials } from './metadata.ts';
import { processCredentials } from './process.ts';
import { signInCredentials } from './sign-in.ts';
import type { Source } from './source.ts';
import { ssoCredentials } from './sso.ts';
import { roleCredentials, webIdentityCredentials } from './sts.ts';

/** Asked anew each time: whoever holds the provider keeps what it gave. Throws `AwsTroubleError`, or what a call threw. */
export function providerOf(source: Source, connection: Connection): CredentialsProvider {
  switch (source.kind) {
    case 'keys':
      return async (): Promise<Credentials> => source.keys;
    case 'process':
      return () => processCredentials(source, connection.settings.env);
    case 'sso':
      return () => ssoCredentials(source, connection);
    case 'login':
      return () => signInCredentials(source, connection);
    case 'role': {
      const from = providerOf(source.source, connection);
      return () => roleCredentials(source, from, connection);
    }
    case 'web-identity':
      return () => webIdentityCredentials(source, connection);
    case 'container':
    case 'instance':
      return () => metadataCredentials(source, connection.settings);
  }
}

/** What the AWS command line keeps on a machine where somebody is signed in. */
import { createHash, generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { write } from '../machine.ts';

export const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

/** A token of IAM Identity Center, as `aws sso login` writes it. Answers its file. */
export function ssoToken(home: string, name: string, minutes: number, more: object = {}): string {
  const file = join(home, '.aws', 'sso', 'cache', `${createHash('sha1').update(name).digest('hex')}.json`);
  write(file, {
    startUrl: 'https://corp.awsapps.com/start',
    region: 'eu-west-1',
    accessToken: 'SENTINEL-access-token',
    expiresAt: inMinutes(minutes),
    clientId: 'client',
    clientSecret: 'SENTINEL-client-secret',
    registrationExpiresAt: inMinutes(60 * 24),
    refreshToken: 'SENTINEL-refresh-token',
    ...more,
  });
  return file;
}

/** A session of the console's sign-in, as `aws login` writes it. Answers its file. */
export function loginSession(home: string, session: string, minutes: number): string {
  const file = join(home, '.aws', 'login', 'cache', `${createHash('sha256').update(session).digest('hex')}.json`);
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  write(file, {
    accessToken: {
      accessKeyId: 'AKIASIMULATED0000001',
      secretAccessKey: 'SENTINEL-secret',
      sessionToken: 'SENTINEL-session-token',
      accountId: '111111111111',
      expiresAt: inMinutes(minutes),
    },
    tokenType: 'aws_sigv4',
    refreshToken: 'SENTINEL-login-refresh',
    idToken: 'x',
    clientId: 'arn:aws:signin:::devtools/same-device',
    dpopKey: privateKey.export({ format: 'pem', type: 'sec1' }),
  });
  return file;
}

/** What looks like a secret is one; what an inventory is full of is not. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSecretName } from '../../../shared/imports/secrets/names.ts';
import { secretIn, withoutKeyIds, withoutUserInfo } from '../../../shared/imports/secrets/values.ts';

import { HARMLESS, SECRETS } from './spellings-of-secrets.ts';

// Put together from pieces, so that no scanner of repositories takes a test for a leak.
const AWS_SECRET = ['wJalrXUtnFEMI', 'K7MDENG', 'bPxRfiCYEXAMPLEKEY'].join('/');
const PEM = ['-----BEGIN RSA', 'PRIVATE KEY-----'].join(' ');

describe('secret-looking values', () => {
  it.each([
    ['otpauth://totp/AWS:root?secret=JBSWY3DPEHPK3PXP', 'a TOTP seed'],
    ['JBSWY3DPEHPK3PXP', 'a TOTP seed'],
    ['seed JBSW Y3DP EHPK 3PXP', 'a TOTP seed'],
    ['jbsw y3dp ehpk 3pxp', 'a TOTP seed'],
    [AWS_SECRET, 'an AWS secret access key'],
    [`prod ${AWS_SECRET} do not share`, 'an AWS secret access key'],
    [PEM, 'a private key'],
    [`ghp_${'a1B2'.repeat(9)}`, 'an access token'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NSJ9.abc', 'an access token'],
    ['root login, password: hunter2', 'a password written out'],
    ['Kennwort=Sommer2026!', 'a password written out'],
  ])('%s', (value, kind) => expect(secretIn(value)).toBe(kind));
});

describe('every spelling of a secret', () => {
  it.each(SECRETS)('%j is refused', (value) => expect(secretIn(value)).not.toBeNull());
  it.each(SECRETS)('%j is refused within a sentence', (value) =>
    expect(secretIn(`Of the account Prod (${value}), noted by Tom`)).not.toBeNull(),
  );
});

describe('what only looks like a secret', () => {
  it.each(HARMLESS)('%j passes', (value) => expect(secretIn(value)).toBeNull());
});

describe('harmless values', () => {
  it.each([
    'AWS root prod 111122223333',
    'aws-root+prod-eu-central-1@acme.example',
    'INFRASTRUCTURE PRODUCTION',
    'https://111122223333.signin.aws.amazon.com/console',
    'arn:aws:iam::111122223333:mfa/root-account-mfa-device',
    'YubiKey 5C NFC serial 12345678',
    'da39a3ee5e6b4b0d3255bfef95601890afd80709',
    'Größe der Außenstelle München',
    'Password manager of the platform team',
    'AKIAIOSFODNN7EXAMPLE',
  ])('%s', (value) => expect(secretIn(value)).toBeNull());

  it('are not damaged: random words never look like a secret', () => {
    const word = fc.stringMatching(/^[a-z]{2,9}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 3 }), (words) => secretIn(words.join(' ')) === null),
      { numRuns: 500 },
    );
  });
});

it('key ids are blanked, whatever surrounds them', () => {
  expect(withoutKeyIds('key AKIAIOSFODNN7EXAMPLE of root')).toBe('key AKIA… of root');
});

it('a URL loses its user name and password, and nothing else', () => {
  expect(withoutUserInfo('https://carol:pw@x.example/a@b')).toEqual({ url: 'https://x.example/a@b', had: true });
  expect(withoutUserInfo('https://x.example/a@b')).toEqual({ url: 'https://x.example/a@b', had: false });
});

describe('secret names', () => {
  it.each([
    'Password',
    'login_totp',
    'Notes',
    'extra',
    'Passwort',
    'Recovery Code',
    'Sicherheitsfrage',
    'Gehalt',
    'secretAccessKey',
    'otp',
    'Mot de passe',
  ])('%s is one', (name) => expect(isSecretName(name)).toBe(true));
  it.each([
    'Title',
    'Username',
    'password_last_changed',
    'passwordEnabled',
    'passwordRevisionDate',
    'group',
    'Email',
    'Total Items',
  ])('%s is none', (name) => expect(isSecretName(name)).toBe(false));
});

/** `~/.aws/config` and `~/.aws/credentials` as the AWS command line reads them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseIni, quotedName } from '../../../../electron/scan/config/ini.ts';

const names = (text: string) => parseIni(text, 'config').sections.map(({ type, name }) => `${type}:${name}`);

test('names with blanks, quotes and signs, in profiles and in everything else that has a name', () => {
  expect(
    names(`[default]
[profile plain]
[profile "my quoted"]
[profile 'single quoted']
[profile dev@corp+x.y%z:1/2]
[profile  "Ürün hesabı" ] # a comment
[sso-session 'My Corp Ltd']
[services "local ones"]`),
  ).toEqual([
    'profile:default',
    'profile:plain',
    'profile:my quoted',
    'profile:single quoted',
    'profile:dev@corp+x.y%z:1/2',
    'profile:Ürün hesabı',
    'sso-session:My Corp Ltd',
    'services:local ones',
  ]);
});

test('in the credentials file the whole header is the name', () => {
  const { sections, troubles } = parseIni('[my quoted]\naws_access_key_id=A\n[profile x]\n', 'credentials');
  expect(sections.map(({ name }) => name)).toEqual(['my quoted', 'profile x']);
  expect(troubles).toEqual([]);
});

test('what the AWS command line passes over is told, with the line and the profile', () => {
  const { sections, troubles } = parseIni(
    'region = eu-west-1\n[profile My Account:ReadOnly]\nregion = x\n[dev]\nregion = y\n[profile cut\n[profile a]\nnonsense\n',
    'config',
  );
  expect(sections).toEqual([{ type: 'profile', name: 'a', settings: {} }]);
  expect(troubles).toEqual([
    { line: 1, what: 'stands before any section' },
    {
      line: 2,
      what: 'has a name with a blank and no quotes: it would have to be [profile "My Account:ReadOnly"]',
      profile: 'My Account:ReadOnly',
    },
    { line: 4, what: 'is the section [dev]: in this file it would have to be [profile dev]', profile: 'dev' },
    { line: 6, what: 'begins a section and does not end it with ]' },
    { line: 8, what: 'is neither a section nor a setting' },
  ]);
});

test('comments, line ends, a byte order mark, nested blocks, repeated sections', () => {
  const text = [
    '\uFEFF# about',
    '[profile a]',
    'region = eu-west-1 # Ireland',
    '; all of it',
    'credential_process = /bin/tool --x=1 --y #2',
    '[services local]',
    'sts =',
    '  endpoint_url = http://127.0.0.1:1',
    'iam=',
    '\tendpoint_url=http://127.0.0.1:2',
    '[profile a]',
    'OUTPUT = json',
  ].join('\r\n');
  const { sections, troubles } = parseIni(text, 'config');
  expect(troubles).toEqual([]);
  expect(sections.map(({ settings }) => ({ ...settings }))).toEqual([
    { region: 'eu-west-1', credential_process: '/bin/tool --x=1 --y', output: 'json' },
    { 'sts.endpoint_url': 'http://127.0.0.1:1', 'iam.endpoint_url': 'http://127.0.0.1:2' },
  ]);
});

test('any name without quotes or line ends is found again as it was written', () => {
  const name = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => {
    return text.trim() === text && !/["'\r\n\]\0]|(^|\s)[;#]/.test(text);
  });
  fc.assert(
    fc.property(name, (given) => {
      expect(names(`[profile "${given}"]`)).toEqual([`profile:${given}`]);
      if (!/\s/.test(given)) expect(names(`[profile ${quotedName(given)}]`)).toEqual([`profile:${given}`]);
    }),
  );
});

test('no text makes it throw, and no setting of one section shows up in another', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const { sections } = parseIni(`${text}\n[profile sealed]\n`, 'config');
      expect(sections.find(({ name }) => name === 'sealed')?.settings ?? {}).toEqual({});
    }),
  );
});

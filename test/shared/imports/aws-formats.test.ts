/** Tools about AWS: what each version writes, and what it means by it. */
import { describe, expect, it } from 'vitest';
import { read, told } from './helpers.ts';

const ACCOUNT = '111122223333';

describe('Prowler’s other outputs', () => {
  const ocsf = (check: string, status: string, detail: string) => [
    {
      metadata: { event_code: check, product: { name: 'Prowler' } },
      status_code: status,
      status_detail: detail,
      cloud: { provider: 'aws', account: { uid: ACCOUNT, name: 'prod' }, org: { uid: 'o-abcdefghij' } },
      finding_info: { created_time: 1_763_629_200, created_time_dt: '2025-11-20T09:00:00' },
    },
  ];
  const fields = (file: Awaited<ReturnType<typeof read>>) =>
    file.statements.flatMap((said) => ('fields' in said ? [said.fields] : []));

  it('OCSF', async () => {
    const file = await read(ocsf('iam_no_root_access_key', 'FAIL', 'Root account has one active access key.'));
    expect(file).toMatchObject({ kind: 'prowler', at: '2025-11-20T09:00:00Z', undated: false });
    expect(fields(file)).toMatchObject([{ 'credentials.accessKeys': 'yes' }]);
  });

  it.each([
    [
      'iam_root_hardware_mfa_enabled',
      'FAIL',
      'Root account has a virtual MFA instead of a hardware MFA device enabled.',
      'yes',
    ],
    ['iam_root_hardware_mfa_enabled', 'FAIL', 'MFA is not enabled for root account.', 'no'],
    ['iam_root_mfa_enabled', 'PASS', 'MFA is enabled for root account.', 'yes'],
    ['iam_root_mfa_enabled', 'MANUAL', '', undefined],
    ['iam_no_root_access_key', 'PASS', 'Root account does not have access keys.', undefined],
  ])('%s %s: %s', async (check, status, detail, mfa) => {
    const [said] = fields(await read(ocsf(check, status, detail)));
    expect(said?.['credentials.mfa']).toBe(mfa);
    expect(said).not.toHaveProperty(['credentials.accessKeys']);
  });

  it('version 3, JSON', async () => {
    const file = await read([
      {
        AssessmentStartTime: '2023-11-02T09:00:00.000000',
        Provider: 'aws',
        CheckID: 'iam_root_mfa_enabled',
        Status: 'FAIL',
        StatusExtended: '',
        AccountId: ACCOUNT,
        OrganizationsInfo: null,
      },
    ]);
    expect(file).toMatchObject({ kind: 'prowler', at: '2023-11-02T09:00:00Z' });
    expect(fields(file)).toMatchObject([{ 'credentials.mfa': 'no' }]);
  });

  it('version 2', async () => {
    const file = await read(
      [
        'PROFILE,ACCOUNT_NUM,REGION,TITLE_ID,CHECK_RESULT,ITEM_SCORED,ITEM_LEVEL,TITLE_TEXT,CHECK_RESULT_EXTENDED',
        `default,${ACCOUNT},us-east-1,1.12,PASS,Scored,Level 1,[check112] Ensure no root account access key exists,No access key 1 found for root`,
        `default,${ACCOUNT},us-east-1,1.12,FAIL,Scored,Level 1,[check112] Ensure no root account access key exists,Found access key 2 for root`,
        `default,${ACCOUNT},us-east-1,1.13,FAIL,Scored,Level 1,[check113] Ensure MFA is enabled for the root account,MFA is not ENABLED for root account`,
        '',
      ].join('\n'),
    );
    expect(file.kind).toBe('prowler');
    expect(Object.assign({}, ...fields(file))).toMatchObject({
      'credentials.accessKeys': 'yes',
      'credentials.mfa': 'no',
    });
  });
});

describe('aws-root-manager', () => {
  it('a password that is null is not none', async () => {
    const file = await read([
      { Account: ACCOUNT, LoginProfile: null, AccessKeys: null, 'MFA Devices': null, 'Signing Certificates': null },
    ]);
    const [said] = file.statements;
    expect(said).toMatchObject({ fields: { 'credentials.accessKeys': 'no', 'credentials.mfa': 'no' } });
    expect(said).not.toHaveProperty(['fields', 'credentials.password']);
    expect(told(file)).toMatch(/LoginProfile/);
  });

  it('a field that is missing says nothing', async () => {
    const file = await read([{ Account: ACCOUNT, LoginProfile: true, AccessKeys: null }]);
    expect(file.statements[0]).not.toHaveProperty(['fields', 'credentials.mfa']);
  });
});

describe('credential reports that a spreadsheet has rewritten', () => {
  const HEADER =
    'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated';
  const report = (password: string, mfa: string, key: string, rotated = 'N/A'): string =>
    `${HEADER}\n<root_account>,arn:aws:iam::${ACCOUNT}:root,2020-01-01T00:00:00+00:00,${password},N/A,not_supported,not_supported,${mfa},${key},${rotated},N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A\n`;

  it.each([
    ['WAHR', 'FALSCH'],
    ['VRAI', 'FAUX'],
    ['VERDADERO', 'FALSO'],
    ['VERO', 'FALSO'],
    ['WAAR', 'ONWAAR'],
    ['PRAWDA', 'FAŁSZ'],
    ['ИСТИНА', 'ЛОЖЬ'],
    ['1', '0'],
    ['TRUE', 'FALSE'],
  ])('%s and %s', async (yes, no) => {
    const file = await read(report(yes, no, yes));
    expect(file.problems).toEqual([]);
    expect(file.statements).toMatchObject([
      {
        fields: {
          'credentials.password': 'yes',
          'credentials.mfa': 'no',
          'credentials.accessKeys': 'yes',
          'aws.report': { passwordEnabled: true, mfaActive: false, keys: [{ slot: 1, active: true }] },
        },
      },
    ]);
  });

  it('what cannot be read is told by its column, and nothing is said of keys', async () => {
    const file = await read(report('vielleicht', 'X', '#REF!'));
    for (const column of ['password_enabled', 'mfa_active', 'access_key_1_active'])
      expect(told(file)).toContain(column);
    expect(file.statements[0]).not.toHaveProperty(['fields', 'aws.report']);
    expect(file.statements[0]).not.toHaveProperty(['fields', 'credentials.accessKeys']);
  });

  it('a key is there that has a date nobody can read', async () => {
    const file = await read(report('true', 'true', 'false', '03/04/2024 10:00'));
    expect(file.statements).toMatchObject([{ fields: { 'credentials.accessKeys': 'yes' } }]);
    expect(told(file)).toMatch(/access_key_1_last_rotated may be read in two ways/);
  });
});

describe('answers that --query has cut to their middle', () => {
  const device = {
    SerialNumber: `arn:aws:iam::${ACCOUNT}:mfa/root-account-mfa-device`,
    User: { Arn: `arn:aws:iam::${ACCOUNT}:root` },
  };

  it('SummaryMap', async () => {
    const file = await read({ AccountMFAEnabled: 0, AccountAccessKeysPresent: 1 }, { for: ACCOUNT });
    expect(file.kind).toBe('aws-account-summary');
    expect(file.statements).toMatchObject([{ fields: { 'credentials.mfa': 'no', 'credentials.accessKeys': 'yes' } }]);
  });

  it('VirtualMFADevices', async () => {
    const file = await read([device]);
    expect(file).toMatchObject({ kind: 'aws-virtual-mfa', rows: 1 });
    expect(file.statements).toMatchObject([{ id: ACCOUNT, fields: { 'credentials.mfa': 'yes' } }]);
  });

  it('of which the rest may be filtered says nothing of the root user', async () => {
    const file = await read([{ ...device, User: { Arn: `arn:aws:iam::${ACCOUNT}:user/alice` } }]);
    expect(file.statements).toEqual([]);
    expect(told(file)).toMatch(/says nothing about the root/);
  });
});

describe('lists of accounts', () => {
  const arn = `arn:aws:organizations::${ACCOUNT}:account/o-abcdefghij/444455556666`;

  it.each([
    ['renamed', [{ id: '444455556666', name: 'dev', email: 'dev@acme.example' }]],
    ['filtered', [{ Id: '444455556666', Arn: arn, Email: 'dev@acme.example', Name: 'dev' }]],
  ])('%s by --query says nothing about who is not in it', async (_name, content) => {
    const file = await read(content);
    expect(file).toMatchObject({ kind: 'aws-accounts', rows: 1, scopes: [] });
    expect(file.statements).toContainEqual(expect.objectContaining({ about: 'account', id: '444455556666' }));
  });

  it('two columns that name an account: the ARN tells which', async () => {
    const file = await read(`id,account_id,arn,email,name\n444455556666,${ACCOUNT},${arn},dev@acme.example,dev\n`);
    expect(file.statements).toContainEqual(expect.objectContaining({ about: 'account', id: '444455556666' }));
  });

  it('an id and an ARN of two accounts is no row', async () => {
    const file = await read(`Account ID,ARN,Email,Name\n${ACCOUNT},${arn},dev@acme.example,dev\n`);
    expect(file.statements).toEqual([]);
    expect(told(file)).toMatch(/^1: .*two accounts/m);
  });
});

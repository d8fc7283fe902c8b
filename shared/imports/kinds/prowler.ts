/** Prowler's CSV: what its root checks found, account by account. */
import type { Json } from '../../register/facts.ts';
import type { ImportKind } from '../kind.ts';
import { tableSpec } from '../kind.ts';
import { columnsOf } from '../shape.ts';
import { readAccountId } from '../text/account-id.ts';
import { addressOf } from '../text/address.ts';
import { instantOf } from '../text/dates.ts';

/** What PASS and FAIL of a check say about an account. A check that says nothing on one side has no entry there. */
const CHECKS: Record<string, { readonly pass?: Record<string, Json>; readonly fail?: Record<string, Json> }> = {
  iam_root_mfa_enabled: { pass: { 'credentials.mfa': 'yes' }, fail: { 'credentials.mfa': 'no' } },
  // FAIL may mean a virtual device or none at all.
  iam_root_hardware_mfa_enabled: { pass: { 'credentials.mfa': 'yes' } },
  iam_no_root_access_key: { pass: { 'credentials.accessKeys': 'no' }, fail: { 'credentials.accessKeys': 'yes' } },
  iam_avoid_root_usage: {},
  iam_root_credentials_management_enabled: {},
  account_security_contact_information_is_registered: { fail: { 'aws.contact.security': { set: false } } },
  account_maintain_current_contact_details: {},
};

export const prowler: ImportKind = {
  kind: 'prowler',
  title: 'Prowler’s findings',
  howTo:
    'prowler aws --checks iam_root_mfa_enabled iam_root_hardware_mfa_enabled iam_no_root_access_key iam_avoid_root_usage -M csv',
  recognize: (shape) => (columnsOf(shape, 'ACCOUNT_UID', 'CHECK_ID', 'STATUS') === 1 ? 1 : 0),
  table: tableSpec({
    columns: {
      account: { names: ['ACCOUNT_UID', 'ACCOUNT_ID'], nature: 'id', required: true },
      name: { names: ['ACCOUNT_NAME'], nature: 'text' },
      email: { names: ['ACCOUNT_EMAIL'], nature: 'address' },
      organization: { names: ['ACCOUNT_ORGANIZATION_UID'], nature: 'id' },
      check: { names: ['CHECK_ID'], nature: 'id', required: true },
      status: { names: ['STATUS'], nature: 'id', required: true },
      extended: { names: ['STATUS_EXTENDED'], nature: 'id' },
      at: { names: ['TIMESTAMP'], nature: 'id' },
      provider: { names: ['PROVIDER'], nature: 'id' },
    },
    open: (to) => ({
      end: () => {
        if (to.statements.length === 0) to.note('The file holds no findings about the root user.');
      },
      row: (fields, row) => {
        const check = Object.hasOwn(CHECKS, fields.check) ? CHECKS[fields.check] : undefined;
        if (check === undefined || (fields.provider !== '' && fields.provider.toLowerCase() !== 'aws')) return;
        const reading = readAccountId(fields.account);
        if ('problem' in reading) return to.skip(row, reading.problem);
        if (reading.warning) to.problem(row, reading.warning);
        const email = addressOf(fields.email);
        const organization = /^o-[a-z0-9]{4,32}$/.test(fields.organization) ? fields.organization : undefined;
        const status = fields.status.toUpperCase();
        const at = instantOf(fields.at);
        if (at !== undefined && (to.at === null || at > to.at)) to.at = at;
        if (status === 'MANUAL') to.note('Findings with status MANUAL say nothing either way.');
        else if (status !== 'PASS' && status !== 'FAIL' && status !== 'MUTED')
          to.problem(row, 'The status is none of PASS, FAIL, MANUAL.');
        to.state({
          about: 'account',
          row,
          id: reading.id,
          named: true,
          at,
          fields: {
            ...(fields.name === '' ? {} : { name: fields.name }),
            ...(email === undefined ? {} : { email }),
            ...(organization === undefined ? {} : { organization }),
            ...(status === 'PASS' ? check.pass : status === 'FAIL' ? check.fail : undefined),
            ...(status === 'FAIL' &&
            fields.check === 'iam_root_hardware_mfa_enabled' &&
            /virtual/i.test(fields.extended)
              ? { 'credentials.mfa': 'yes' }
              : {}),
          },
        });
      },
    }),
  }),
};

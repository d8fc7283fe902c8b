/** IAM GetAccountSummary: whether the root user has MFA, keys (present, active or not), certificates and a password. */
import type { Json } from '../../register/facts.ts';
import { lacksAccount } from '../belonging.ts';
import type { ImportKind } from '../kind.ts';
import { leaves, NO_RECORDS } from '../read-json.ts';
import { asObject, hasKeys, rootObject } from '../shape.ts';

const FIELDS = {
  AccountMFAEnabled: 'credentials.mfa',
  AccountAccessKeysPresent: 'credentials.accessKeys',
  AccountSigningCertificatesPresent: 'credentials.certificates',
  AccountPasswordPresent: 'credentials.password',
} as const;

export const awsAccountSummary: ImportKind = {
  kind: 'aws-account-summary',
  title: 'IAM summary of an account',
  howTo:
    'aws iam get-account-summary --output json > 111122223333.json (name the file after the account, or say it with --for)',
  belongsTo: 'account',
  recognize: (shape) =>
    hasKeys(asObject(rootObject(shape)?.SummaryMap), 'AccountMFAEnabled')
      ? 1
      : // `--query SummaryMap`
        hasKeys(rootObject(shape), 'AccountMFAEnabled')
        ? 0.9
        : hasKeys(rootObject(shape), 'SummaryMap')
          ? 0.8
          : 0,
  json: {
    permitted: leaves('id', 'AccountId', ...Object.keys(FIELDS).flatMap((name) => [`SummaryMap.${name}`, name])),
    records: NO_RECORDS,
    // AccountPasswordPresent is of late: older answers are without it.
    expected: ['AccountAccessKeysPresent', 'AccountSigningCertificatesPresent'].map(
      (name) => `SummaryMap.${name}|${name}`,
    ),
    harmless: Object.keys(FIELDS),
    read: (value, to) => {
      const document = asObject(value);
      const summary = hasKeys(document, 'AccountMFAEnabled') ? document : asObject(document?.SummaryMap);
      if (summary === null) return to.fail('SummaryMap is missing.');
      const own = asObject(value)?.AccountId;
      const id = typeof own === 'string' && /^\d{12}$/.test(own) ? own : to.around.account;
      if (id === null) return lacksAccount(to);
      to.rows = 1;
      const fields: Record<string, Json> = {};
      for (const [name, field] of Object.entries(FIELDS)) {
        const count = summary[name];
        if (typeof count === 'number' && Number.isInteger(count) && count >= 0)
          fields[field] = count > 0 ? 'yes' : 'no';
        else if (count !== undefined) to.problem(1, `${name} is not a number and was left out.`);
      }
      if (fields['credentials.mfa'] === undefined)
        to.problem(1, 'AccountMFAEnabled is missing: whether MFA is on stays as it was.');
      to.state({ about: 'account', row: 1, id, fields });
    },
  },
};

/** Prowler's findings of any version, as CSV or JSON (its own, OCSF): what its root checks found, account by account. */
import type { Collector } from '../collector.ts';
import type { ImportKind } from '../kind.ts';
import { tableSpec } from '../kind.ts';
import { leaves } from '../read-json.ts';
import { asObject, columnsOf, firstEntry, hasKeys } from '../shape.ts';
import { readAccountId } from '../text/account-id.ts';
import { addressOf } from '../text/address.ts';
import { readDate } from '../text/dates.ts';
import { type Entry, entriesOf, str } from './op.ts';
import { meaningOf, rootCheck, saysNoActiveKey } from './prowler-checks.ts';

interface Finding {
  readonly account: string;
  readonly name: string;
  readonly email: string;
  readonly organization: string;
  readonly check: string;
  readonly status: string;
  readonly extended: string;
  readonly at: string;
  readonly provider: string;
}

export const prowler: ImportKind = {
  kind: 'prowler',
  title: 'Prowler’s findings',
  howTo:
    'prowler aws --checks iam_root_mfa_enabled iam_root_hardware_mfa_enabled iam_no_root_access_key iam_avoid_root_usage -M csv',
  recognize: (shape) => {
    const first = firstEntry(shape);
    if (hasKeys(asObject(first?.metadata), 'event_code') && hasKeys(first, 'status_code')) return 1;
    if (hasKeys(first, 'CheckID', 'Status', 'AccountId')) return 1;
    const account = ['ACCOUNT_UID', 'ACCOUNT_ID', 'ACCOUNT_NUM'].some((name) => columnsOf(shape, name) === 1);
    const status = ['STATUS', 'CHECK_RESULT', 'RESULT'].some((name) => columnsOf(shape, name) === 1);
    const check = ['CHECK_ID', 'TITLE_ID'].some((name) => columnsOf(shape, name) === 1);
    return account && status && check ? 1 : 0;
  },
  table: tableSpec<keyof Finding>({
    columns: {
      account: { names: ['ACCOUNT_UID', 'ACCOUNT_ID', 'ACCOUNT_NUM'], nature: 'id', required: true },
      name: { names: ['ACCOUNT_NAME', 'ACCOUNT_DETAILS_NAME'], nature: 'text' },
      email: { names: ['ACCOUNT_EMAIL', 'ACCOUNT_DETAILS_EMAIL'], nature: 'address' },
      organization: {
        names: ['ACCOUNT_ORGANIZATION_UID', 'ACCOUNT_ORG', 'ACCOUNT_DETAILS_ORG'],
        nature: 'id',
      },
      check: { names: ['CHECK_ID', 'TITLE_ID'], nature: 'id', required: true },
      status: { names: ['STATUS', 'CHECK_RESULT', 'RESULT'], nature: 'id', required: true },
      extended: { names: ['STATUS_EXTENDED', 'CHECK_RESULT_EXTENDED'], nature: 'id' },
      at: { names: ['TIMESTAMP', 'ASSESSMENT_START_TIME', 'PROWLER_START_TIME', 'ASSESSMENTDATE'], nature: 'id' },
      provider: { names: ['PROVIDER'], nature: 'id' },
    },
    open: (to) => ({ row: (fields, row) => found(fields, row, to), end: () => tellNothing(to) }),
  }),
  json: {
    permitted: {
      ...leaves('text', '[].cloud.account.name', '[].OrganizationsInfo.account_details_name'),
      ...leaves('address', '[].OrganizationsInfo.account_details_email'),
      ...leaves(
        'id',
        '[].metadata.event_code',
        '[].status_code',
        '[].status_detail',
        '[].cloud.provider',
        '[].cloud.account.uid',
        '[].cloud.org.uid',
        '[].finding_info.created_time_dt',
        '[].finding_info.created_time',
        '[].time_dt',
        '[].CheckID',
        '[].Status',
        '[].StatusExtended',
        '[].Provider',
        '[].AccountId',
        '[].AssessmentStartTime',
        '[].OrganizationsInfo.account_details_org',
      ),
    },
    records: '',
    expected: ['[].metadata.event_code|[].CheckID', '[].cloud.account.uid|[].AccountId', '[].status_code|[].Status'],
    read: (value, to) => {
      for (const [entry, row] of entriesOf(value, to))
        found(entry.metadata === undefined ? own(entry) : ocsf(entry), row, to);
      tellNothing(to);
    },
  },
};

function own(entry: Entry): Finding {
  const organization = asObject(entry.OrganizationsInfo);
  return {
    account: str(entry, 'AccountId'),
    name: str(organization, 'account_details_name'),
    email: str(organization, 'account_details_email'),
    organization: str(organization, 'account_details_org'),
    check: str(entry, 'CheckID'),
    status: str(entry, 'Status'),
    extended: str(entry, 'StatusExtended'),
    at: str(entry, 'AssessmentStartTime'),
    provider: str(entry, 'Provider'),
  };
}

function ocsf(entry: Entry): Finding {
  const cloud = asObject(entry.cloud);
  const account = asObject(cloud?.account);
  const info = asObject(entry.finding_info);
  return {
    account: str(account, 'uid'),
    name: str(account, 'name'),
    email: '',
    organization: str(asObject(cloud?.org), 'uid'),
    check: str(asObject(entry.metadata), 'event_code'),
    status: str(entry, 'status_code'),
    extended: str(entry, 'status_detail'),
    at: str(info, 'created_time_dt') || str(entry, 'time_dt') || String(info?.created_time ?? ''),
    provider: str(cloud, 'provider'),
  };
}

function found(finding: Finding, row: number, to: Collector): void {
  const check = rootCheck(finding.check);
  if (finding.provider !== '' && finding.provider.toLowerCase() !== 'aws')
    return void to.leaveOut(row, 'A finding about another provider than AWS.');
  if (check === null) return void to.leaveOut(row, 'A check that does not look at the root user.');
  const reading = readAccountId(finding.account);
  if ('problem' in reading) {
    to.skip(row, reading.problem);
    return;
  }
  if (reading.warning) to.problem(row, reading.warning);
  const email = addressOf(finding.email);
  const organization = /^o-[a-z0-9]{4,32}$/.test(finding.organization) ? finding.organization : undefined;
  // Version 2 writes its findings in capitals or not, according to the output.
  const status = finding.status.trim().toUpperCase();
  const date = readDate(finding.at);
  if (date !== null && 'problem' in date)
    to.problem(row, `The finding’s date ${date.problem}: it is dated by its import.`);
  const at = date !== null && 'at' in date ? date.at : undefined;
  if (at !== undefined && (to.at === null || at > to.at)) to.at = at;
  if (status === 'MANUAL' || status === 'INFO') to.note(`Findings with status ${status} say nothing either way.`);
  else if (status !== 'PASS' && status !== 'FAIL' && status !== 'MUTED')
    to.problem(row, 'The status is none of PASS, FAIL, MANUAL.');
  if (saysNoActiveKey(check, status))
    to.note(
      'Prowler’s PASS on root access keys says that none is active. Whether there are inactive ones it does not look at, so nothing is recorded of it.',
    );
  to.state({
    about: 'account',
    row,
    id: reading.id,
    at,
    fields: {
      ...(finding.name === '' ? {} : { name: finding.name }),
      ...(email === undefined ? {} : { email }),
      ...(organization === undefined ? {} : { organization }),
      ...meaningOf(check, status, finding.extended),
    },
  });
}

function tellNothing(to: Collector): void {
  if (to.statements.length === 0) to.note('The file holds no findings about the root user.');
}

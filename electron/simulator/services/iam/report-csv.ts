/**
 * The text of a credential report: 22 columns, root's row first.
 *
 * A report tells what was so when it was generated: credentials made later are not in it, and uses later than it are not
 * either, as far as the records say when things happened.
 */
import {
  arnIn,
  type Partition,
  type SimulatedAccessKey,
  type SimulatedAccount,
  type SimulatedCertificate,
  type SimulatedIamUser,
} from '../../organization.ts';
import { isoSeconds } from '../../wire/query.ts';

const COLUMNS = [
  'user',
  'arn',
  'user_creation_time',
  'password_enabled',
  'password_last_used',
  'password_last_changed',
  'password_next_rotation',
  'mfa_active',
  'access_key_1_active',
  'access_key_1_last_rotated',
  'access_key_1_last_used_date',
  'access_key_1_last_used_region',
  'access_key_1_last_used_service',
  'access_key_2_active',
  'access_key_2_last_rotated',
  'access_key_2_last_used_date',
  'access_key_2_last_used_region',
  'access_key_2_last_used_service',
  'cert_1_active',
  'cert_1_last_rotated',
  'cert_2_active',
  'cert_2_last_rotated',
] as const;

/** The account's report as of `generatedAt`. */
export function credentialReportCsv(partition: Partition, account: SimulatedAccount, generatedAt: Date): string {
  const writer = new ReportWriter(account, generatedAt);
  const extra = account.report.unknownColumn;
  const rows = [
    [...COLUMNS, ...(extra ? ['additional_credentials'] : [])],
    writer.root(arnIn(partition, 'iam', '', account.id, 'root')),
    ...account.users.map((user) => writer.user(user, arnIn(partition, 'iam', '', account.id, `user/${user.name}`))),
  ];
  return rows.map((row, index) => (extra && index > 0 ? [...row, 'N/A'] : row).join(',')).join('\n');
}

class ReportWriter {
  readonly #account: SimulatedAccount;
  readonly #at: Date;

  constructor(account: SimulatedAccount, at: Date) {
    this.#account = account;
    this.#at = at;
  }

  root(arn: string): string[] {
    const { root, joinedAt, report } = this.#account;
    const password = root.password && this.#before(root.passwordSetAt ?? joinedAt);
    return [
      '<root_account>',
      arn,
      when(joinedAt),
      report.passwordEnabled === 'not-supported' ? 'not_supported' : this.#boolean(password),
      this.#lastUsed(root.passwordLastUsedAt, password),
      'not_supported',
      'not_supported',
      this.#boolean(root.mfaDevices.some(({ enrolledAt }) => this.#before(enrolledAt))),
      ...this.#keys(root.accessKeys),
      ...this.#certificates(root.certificates),
    ];
  }

  user(user: SimulatedIamUser, arn: string): string[] {
    return [
      user.name,
      arn,
      when(user.createdAt),
      this.#boolean(user.password),
      this.#lastUsed(user.passwordLastUsedAt, user.password),
      user.password ? when(user.createdAt) : 'N/A',
      'N/A',
      this.#boolean(user.virtualMfa !== null),
      ...this.#keys(user.accessKeys),
      ...this.#certificates([]),
    ];
  }

  #before(instant: string): boolean {
    return new Date(instant) <= this.#at;
  }

  #boolean(value: boolean): string {
    return this.#account.report.booleans === 'upper' ? String(value).toUpperCase() : String(value);
  }

  #lastUsed(at: string | null, password: boolean): string {
    if (at !== null && this.#before(at)) return when(at);
    return password ? this.#account.report.neverUsed : 'N/A';
  }

  #keys(keys: readonly SimulatedAccessKey[]): string[] {
    const known = keys.filter(({ createdAt }) => this.#before(createdAt));
    return [known[0], known[1]].flatMap((key) => {
      if (!key) return [this.#boolean(false), 'N/A', 'N/A', 'N/A', 'N/A'];
      const used = key.lastUsed && this.#before(key.lastUsed.at) ? key.lastUsed : null;
      return [
        this.#boolean(key.active),
        when(key.createdAt),
        used ? when(used.at) : 'N/A',
        used?.region ?? 'N/A',
        used?.service ?? 'N/A',
      ];
    });
  }

  #certificates(certificates: readonly SimulatedCertificate[]): string[] {
    const known = certificates.filter(({ uploadedAt }) => this.#before(uploadedAt));
    return [known[0], known[1]].flatMap((certificate) =>
      certificate ? [this.#boolean(certificate.active), when(certificate.uploadedAt)] : [this.#boolean(false), 'N/A'],
    );
  }
}

/** The report writes `+00:00` where the API writes `Z`. */
function when(instant: string): string {
  return isoSeconds(new Date(instant)).replace('Z', '+00:00');
}

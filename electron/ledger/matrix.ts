/** How far each custody statement of an account can be relied on: its own statement, and everything behind it. */
import { day } from '../../shared/gaps/sentence.ts';
import type { MatrixCell, MatrixColumn, MatrixRow, MatrixState } from '../../shared/ipc/channels/matrix.ts';
import type { AccountRecord } from '../../shared/register/document.ts';
import type { SubjectKind } from '../../shared/register/facts.ts';
import { isCustodyField } from '../../shared/register/labels.ts';
import type { Held, Subject } from '../../shared/register/register.ts';
import type { Assessment } from './assessment.ts';
import { completeness } from './register-rows.ts';

const DAY_MS = 86_400_000;

/** What was found behind one cell: how old, how known, and whether somebody may be missing. */
interface Behind {
  oldest: string | null;
  declared: boolean;
  missing: string | null;
}

export function matrixRow(assessment: Assessment, account: AccountRecord): MatrixRow {
  const reader = new CellReader(assessment, account);
  return { id: account.id, name: account.name ?? null, cells: reader.cells() };
}

class CellReader {
  private readonly assessment: Assessment;
  private readonly account: AccountRecord;
  private readonly subject: Subject | undefined;

  constructor(assessment: Assessment, account: AccountRecord) {
    this.assessment = assessment;
    this.account = account;
    this.subject = assessment.subject('account', account.id);
  }

  cells(): Record<MatrixColumn, MatrixCell> {
    const { credentials, passwordRotatedAt, lastDrillResult } = this.account;
    const { reviewDays, drillDays } = this.assessment.policy;
    const noPassword = credentials?.password === 'no' ? 'No root password' : null;
    const noFactor = credentials?.mfa === 'no' ? (noPassword ?? 'MFA is off') : null;
    return {
      inbox: this.inbox(),
      vault: noPassword === null ? this.list('vaults', 'vault') : notNeeded(noPassword),
      rotated:
        noPassword === null
          ? this.cell('passwordRotatedAt', passwordRotatedAt ? day(passwordRotatedAt) : null, [], reviewDays)
          : notNeeded(noPassword),
      device: noFactor === null ? this.list('devices', 'device') : notNeeded(noFactor),
      phone: this.phone(),
      keys: credentials?.accessKeys === 'no' ? notNeeded('No access key') : this.keys(),
      drill: this.cell(
        'lastDrillAt',
        lastDrillResult === 'failed' ? 'Failed' : this.account.lastDrillAt ? day(this.account.lastDrillAt) : null,
        [],
        drillDays,
      ),
    };
  }

  private inbox(): MatrixCell {
    const { inbox } = this.account;
    if (inbox === null || inbox === undefined) return UNRECORDED;
    if (inbox === 'none') return this.cell('inbox', 'Nobody receives it', []);
    if ('group' in inbox)
      return this.cell('inbox', this.assessment.world.groupName(String(inbox.group)), [['group', String(inbox.group)]]);
    return this.cell('inbox', this.assessment.personName(String(inbox.person)), []);
  }

  private phone(): MatrixCell {
    const { phone } = this.account;
    if (!phone) return UNRECORDED;
    return this.cell('phone', phone === 'none' ? 'None' : phone, phone === 'none' ? [] : [['phone', phone]]);
  }

  private list(field: 'vaults' | 'devices', kind: 'vault' | 'device'): MatrixCell {
    const keys = this.account[field];
    if (keys === null || keys === undefined) return UNRECORDED;
    if (keys.length === 0) return field === 'vaults' ? this.cell(field, 'In no vault', []) : UNRECORDED;
    const { world } = this.assessment;
    const names = keys.map((key) => (kind === 'vault' ? world.vaultName(key) : (world.device(key)?.label ?? key)));
    const cell = this.cell(
      field,
      names.join(', '),
      keys.map((key) => [kind, key]),
    );
    if (field === 'devices' && this.account.devicesComplete === false && cell.state !== 'unknown')
      return { ...cell, state: 'unknown', says: `${cell.says}: perhaps others` };
    return cell;
  }

  private keys(): MatrixCell {
    const holders = this.account.accessKeyHolders ?? [];
    if (holders.length === 0) return UNRECORDED;
    return this.cell('accessKeyHolders', holders.map((email) => this.assessment.personName(email)).join(', '), []);
  }

  /** The cell of a field whose value reads `says`, with the subjects that stand behind it. */
  private cell(
    field: string,
    says: string | null,
    behind: readonly (readonly [kind: SubjectKind, key: string])[],
    days = this.assessment.policy.reviewDays,
  ): MatrixCell {
    if (says === null) return UNRECORDED;
    const found: Behind = { oldest: null, declared: false, missing: null };
    look(found, this.subject?.fields.get(field)?.effective);
    for (const [kind, key] of behind) this.lookAt(found, kind, key);
    if (found.missing !== null) return { state: 'unknown', says: `${says}: ${found.missing}`, at: found.oldest };
    return { state: this.stateOf(found, days), says, at: found.oldest };
  }

  private lookAt(found: Behind, kind: SubjectKind, key: string): void {
    const subject = this.assessment.subject(kind, key);
    if (subject === undefined) {
      found.missing ??= 'not in the register';
      return;
    }
    if (completeness(subject, (address) => this.assessment.isNoPerson(address)) === false)
      found.missing ??= 'its list is open';
    for (const [field, held] of subject.fields) if (isCustodyField(kind, field)) look(found, held.effective);
    for (const [field, items] of subject.items)
      if (isCustodyField(kind, field)) for (const held of items.values()) look(found, held.effective);
    if (kind !== 'device') return;
    const vault = subject.value<string>('vault');
    const place = subject.value<string>('place');
    const holder = subject.value<string>('holder');
    if (holder !== undefined && !this.assessment.isNoPerson(holder)) return;
    if (vault !== undefined) this.lookAt(found, 'vault', vault);
    else if (place !== undefined) this.lookAt(found, 'place', place);
    else found.missing ??= 'nobody knows who has it';
  }

  private stateOf({ oldest, declared }: Behind, days: number): MatrixState {
    const age = oldest === null ? 0 : this.assessment.instant().getTime() - Date.parse(oldest);
    if (age > days * DAY_MS) return 'stale';
    return declared ? 'recorded' : 'verified';
  }
}

function look(found: Behind, held: Held | undefined): void {
  if (held === undefined || !('value' in held.statement)) return;
  const { value } = held.statement;
  // Somebody whose time has ended needs no confirming.
  if (typeof value === 'object' && value !== null && 'until' in value && value.until) return;
  if (held.confirmed.basis === 'declared') found.declared = true;
  if (found.oldest === null || held.confirmed.at < found.oldest) found.oldest = held.confirmed.at;
}

const UNRECORDED: MatrixCell = { state: 'unknown', says: 'Not recorded', at: null };
const notNeeded = (says: string): MatrixCell => ({ state: 'not-needed', says, at: null });

/** `accounts`: the inventory with its verdicts. */
import { wayBackTold } from '../../../shared/custody/recovery.ts';
import type { AccountVerdict } from '../../../shared/custody/verdicts.ts';
import type { AccountRecord } from '../../../shared/register/document.ts';
import type { Command } from '../command.ts';
import { table } from '../text-table.ts';

export const accounts: Command = {
  name: 'accounts',
  does: 'the inventory: credentials, bus factor, break-in number',
  usage: 'accounts',
  options: {},
  async run({ open }) {
    const { host } = await open();
    const rows = host.assessment.accountIds().map((id) => {
      const { record, verdict } = host.assessment.account(id);
      return describe(record, verdict);
    });
    return {
      json: rows,
      text: table(
        ['account', 'name', 'password', 'mfa', 'keys', 'bus factor', 'break-in', 'best way back'],
        rows.map((row) => [
          row.id,
          row.name ?? 'unknown',
          row.credentials.password,
          row.credentials.mfa,
          row.credentials.accessKeys,
          String(row.busFactor),
          row.breakIn === null ? 'impossible' : String(row.breakIn),
          row.recovery.way === 'none' ? 'none known' : row.recovery.way,
        ]),
      ),
    };
  },
};

/** One account in the words of the contract. */
function describe(record: AccountRecord, verdict: AccountVerdict) {
  const { password, mfa, accessKeys, certificates } = record.credentials ?? {};
  return {
    id: record.id,
    name: record.name ?? null,
    email: record.email ?? null,
    state: record.state ?? null,
    credentials: {
      password: password ?? 'unknown',
      mfa: mfa ?? 'unknown',
      accessKeys: accessKeys ?? 'unknown',
      certificates: certificates ?? 'unknown',
    },
    reachable: verdict.reachable,
    busFactor: verdict.busFactor,
    breakIn: verdict.breakIn,
    breakInSets: verdict.breakInSets,
    centralReach: verdict.centralReach,
    separation: verdict.separation,
    recovery: { ...verdict.recovery, way: wayBackTold(verdict.recovery.way, verdict.reachable) },
    witness: verdict.witness,
  };
}

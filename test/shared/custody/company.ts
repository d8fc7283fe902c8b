/** A small company that tests can change one fact of. */
import { type CustodyModel, compileCustody } from '../../../shared/custody/index.ts';
import type { AccountRecord, LedgerDocument } from '../../../shared/register/document.ts';
import { policyFrom } from '../../../shared/register/policy.ts';

export const NOW = Date.parse('2026-11-23T12:00:00Z');
export const PROD = '111122223333';

export const alice = 'alice@acme.example';
export const bob = 'bob@acme.example';
export const carol = 'carol@acme.example';
export const dave = 'dave@acme.example';

/**
 * Alice and Dave read the root inbox and the vault; the key is in the safe, which Bob and Carol open; Bob and Carol answer
 * the phone.
 */
export function company(
  account: Partial<AccountRecord> = {},
  change: (document: LedgerDocument) => LedgerDocument = (document) => document,
): LedgerDocument {
  return change({
    format: 'root-ledger',
    version: 1,
    settings: { companyDomains: ['acme.example'] },
    people: [
      { email: alice, name: 'Alice Ng', aliases: ['alice.ng@acme.example'] },
      { email: bob, name: 'Bob Okafor' },
      { email: carol, name: 'Carol Diaz' },
      { email: dave, name: 'Dave Roy' },
    ],
    groups: [{ key: 'root@acme.example', kind: 'mail', members: [{ person: alice }, { person: dave }] }],
    vaults: [
      {
        key: 'AWS root',
        access: [
          { person: alice, level: 'read' },
          { person: dave, level: 'manage' },
        ],
      },
    ],
    places: [{ key: 'HQ safe', keyholders: [bob, carol] }],
    devices: [{ key: 'yk', kind: 'fido', label: 'YubiKey', place: 'HQ safe' }],
    phones: [{ number: '+15550100', holders: [bob, carol] }],
    organizations: [],
    accounts: [
      {
        id: PROD,
        name: 'prod',
        email: 'root@acme.example',
        inbox: { group: 'root@acme.example' },
        vaults: ['AWS root'],
        passwordRotatedAt: '2026-01-10T00:00:00Z',
        devices: ['yk'],
        phone: '+15550100',
        accessKeyHolders: [],
        credentials: { password: 'yes', mfa: 'yes', accessKeys: 'no', certificates: 'no' },
        ...account,
      },
    ],
  });
}

export function modelOf(document: LedgerDocument): CustodyModel {
  return compileCustody(document, { policy: policyFrom(document.settings), now: NOW });
}

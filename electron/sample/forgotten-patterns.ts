/** Accounts that nobody looks after: made by machine, never written down, somebody's playground. */
import { address } from './company.ts';
import { device, merged, type Pattern, signsIn } from './habit.ts';
import { who } from './people.ts';

/** Made by Organizations: root never had a password. */
export const bare: Pattern = (name, clock, change = {}) =>
  merged(
    name,
    clock.declared(who('luca'), 45),
    {
      email: address(`aws+${name}`),
      unit: 'Development',
      joinedDays: 200,
      contacts: 'none',
      custody: { inbox: { group: address('aws') }, vaults: [], accessKeyHolders: [] },
    },
    change,
  );

/** There is an account, somebody set it up, and nobody has written down anything. */
export const unrecorded: Pattern = (name, clock, change = {}) =>
  merged(
    name,
    clock.declared(who('priya'), 20),
    {
      email: address(`aws+${name}`),
      unit: 'Development',
      root: signsIn([['virtual', 'root-account-mfa-device', 900]], 900, null),
      contacts: 'none',
      custody: null,
    },
    { ...change, custody: change.custody ?? null },
  );

/** Somebody's playground: their mailbox, their phone, their head. */
export function sandbox(owner: string): Pattern {
  return (name, clock, change = {}) =>
    merged(
      name,
      clock.declared(who(owner), 160),
      {
        email: who(owner),
        unit: 'Sandbox',
        root: signsIn([['virtual', `${owner}-phone`, 480]], 480, 15),
        contacts: 'none',
        custody: { inbox: { person: who(owner) }, vaults: [], devices: [`phone-${owner}`], accessKeyHolders: [] },
        records: [
          device(
            clock,
            `phone-${owner}`,
            {
              kind: 'totp',
              label: 'Authenticator app',
              holder: who(owner),
              personal: true,
              enrolledAt: clock.ago(480),
            },
            160,
          ),
        ],
      },
      change,
    );
}

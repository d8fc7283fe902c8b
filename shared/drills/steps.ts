/** The steps of a drill, made of the account's own facts. What is not recorded is part of the rehearsal: find out. */
import type { AccountSheet } from '../runbooks/sheet.ts';
import { deviceWords, mailWords, phoneWords, vaultWords } from '../runbooks/words.ts';
import type { DrillStep } from './drill.ts';

type Planned = Pick<DrillStep, 'id' | 'role' | 'title' | 'instruction'>;

export function drillSteps(sheet: AccountSheet): DrillStep[] {
  const steps: Planned[] = [
    {
      id: 'card',
      role: 'witness',
      title: 'Take the printed card',
      instruction: 'Start the timer. Use the break-glass card of the account, not what people remember.',
    },
    {
      id: 'password',
      role: 'password',
      title: 'Open the vault item',
      instruction: `Open it without help from the other side. ${vaultWords(sheet)}`,
    },
    {
      id: 'factor',
      role: 'factor',
      title: 'Fetch an MFA device',
      instruction: `Bring one from where it is recorded to be. ${deviceWords(sheet)}`,
    },
    {
      id: 'sign-in',
      role: 'all',
      title: 'Sign in as root together',
      instruction: `Go to signin.aws.amazon.com, choose root user, enter ${sheet.email ?? 'the root email, which is not recorded'}. One types the password, the other gives the factor.${sheet.signIn === null ? '' : ` ${sheet.signIn}`}`,
    },
    {
      id: 'look',
      role: 'witness',
      title: 'Look, change nothing',
      instruction:
        'Under “Security credentials”, read the list of MFA devices and access keys, and compare it with the card. Sign out.',
    },
    {
      id: 'mail',
      role: 'witness',
      title: 'Send a mail to the root address',
      instruction: `From outside the company. At least two people confirm that it arrived. ${mailWords(sheet)}`,
    },
    {
      id: 'phone',
      role: 'witness',
      title: 'Call the contact phone',
      instruction: `Somebody answers and knows what the number is for. ${phoneWords(sheet)}`,
    },
    {
      id: 'back',
      role: 'factor',
      title: 'Put everything back',
      instruction: 'The device is where it was, or its new place is recorded. Stop the timer.',
    },
  ];
  const without = sheet.mfa === 'no' ? ['factor'] : [];
  if (sheet.phone === 'none') without.push('phone');
  if (sheet.inbox?.kind === 'none') without.push('mail');
  return steps
    .filter(({ id }) => !without.includes(id))
    .map((step) => ({ ...step, result: null, note: null, at: null }));
}

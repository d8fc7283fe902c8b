/** AWS sign-ins of a vault that fit no account: what each of them is, once somebody found out. */
import { ActionIcon, Stack, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { UnmatchedSignIn } from '../../../shared/register/document.ts';
import type { Json } from '../../../shared/register/facts.ts';
import classes from '../register.module.css';

export function signInsOf(value: Json | null | undefined): readonly UnmatchedSignIn[] {
  return Array.isArray(value) ? (value as unknown as readonly UnmatchedSignIn[]) : [];
}

/** `AWS root old sandbox (aws-sandbox@field.example)`. */
export function signInName({ item, email, account }: UnmatchedSignIn): string {
  const whose = [email, account].filter(Boolean).join(', ');
  return whose === '' ? item : `${item} (${whose})`;
}

export function SignInsControl({ value, onChange }: { value: Json; onChange(value: Json): void }) {
  const signIns = signInsOf(value);
  if (signIns.length === 0) return <span className="muted">Imports of the password manager name them.</span>;
  return (
    <Stack gap="xs">
      {signIns.map((signIn, index) => {
        const name = signInName(signIn);
        return (
          <div key={name} className={classes.itemRow}>
            <TextInput
              label={name}
              placeholder="What it is, if no root user of the company’s"
              value={signIn.settled ?? ''}
              onChange={(event) =>
                onChange(
                  signIns.map((one, at) =>
                    at === index ? { ...one, settled: event.currentTarget.value || null } : one,
                  ) as unknown as Json,
                )
              }
            />
            <ActionIcon
              aria-label={`Take out ${name}`}
              onClick={() => onChange(signIns.filter((_, at) => at !== index) as unknown as Json)}
            >
              <IconX size={15} stroke={1.7} />
            </ActionIcon>
          </div>
        );
      })}
    </Stack>
  );
}

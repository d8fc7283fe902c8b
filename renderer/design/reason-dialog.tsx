/** Asking for a reason, and where it matters for a name, before something is done that will be looked at later. */
import { Button, Modal, Stack, TextInput } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useState } from 'react';
import { DialogFoot } from './dialog-foot.tsx';
import { ReasonField } from './reason-field.tsx';
import { Trouble } from './trouble.tsx';

export interface ReasonDialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** The verb on the button. */
  readonly confirm: string;
  /** What the way back is called, where what is confirmed is itself a cancelling. */
  readonly back?: string;
  /** Ask for a name too, under this label. */
  readonly nameLabel?: string;
  readonly reasonLabel?: string;
  readonly dangerous?: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  onConfirm(reason: string, name: string): void;
  onClose(): void;
}

export function ReasonDialog(props: ReasonDialogProps) {
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onConfirm(reason.trim(), name.trim());
  };
  return (
    <Modal opened onClose={props.onClose} title={props.title}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <div className="muted">{props.children}</div>
          {props.nameLabel !== undefined && (
            <TextInput
              label={props.nameLabel}
              required
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
          <ReasonField
            {...(props.reasonLabel === undefined ? {} : { label: props.reasonLabel })}
            value={reason}
            onChange={setReason}
          />
          <Trouble error={props.error} />
          <DialogFoot onBack={props.onClose} {...(props.back === undefined ? {} : { back: props.back })}>
            <Button type="submit" loading={props.busy} {...(props.dangerous ? { color: 'red' } : {})}>
              {props.confirm}
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Modal>
  );
}

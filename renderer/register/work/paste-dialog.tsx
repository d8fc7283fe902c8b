/** Placeholder */
import type { RegisterKind } from '../../../shared/ipc/channels/register.ts';
export default function PasteDialog(_: { kind: RegisterKind; onClose(): void }) {
  return null;
}

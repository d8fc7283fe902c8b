/** Saving fields and entries of one subject, with a message that offers to undo. */
import type { RegisterKind } from '../../../shared/ipc/channels/register.ts';
import type { RequestOf } from '../../../shared/ipc/contract.ts';
import { useAction } from '../../ipc/requests.ts';
import { sayDone } from './said.tsx';

type Part = Partial<Pick<RequestOf<'register.save'>, 'set' | 'items' | 'close'>>;

export interface Saving {
  readonly pending: boolean;
  readonly error: unknown;
  /** `title` says what was done, in the past tense: "Changed the holder". */
  save(part: Part, title: string, then?: () => void): void;
  reset(): void;
}

export function useSave(kind: RegisterKind, key: string): Saving {
  const action = useAction('register.save');
  return {
    pending: action.isPending,
    error: action.error,
    reset: action.reset,
    save: (part, title, then) =>
      action.mutate(
        { kind, key, create: false, set: {}, items: {}, close: {}, ...part },
        {
          onSuccess: ({ seq }) => {
            sayDone(title, seq);
            then?.();
          },
        },
      ),
  };
}

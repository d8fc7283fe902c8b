/** The lists whose entries have a history: what each is called and what can be said of an entry. */
import type { RegisterKind } from '../../../shared/ipc/channels/register.ts';
import type { Choice } from '../fields.ts';

export interface EntryChoice {
  readonly property: string;
  readonly title: string;
  readonly options: readonly Choice[];
  /** What counts where nothing is said. */
  readonly otherwise: string;
}

export interface EntryList {
  readonly field: string;
  readonly title: string;
  /** Said where the list is empty. */
  readonly nobody: string;
  readonly choices: readonly EntryChoice[];
}

export const ENTRY_LISTS: Partial<Record<RegisterKind, EntryList>> = {
  group: {
    field: 'members',
    title: 'Members',
    nobody: 'No member is recorded',
    choices: [
      {
        property: 'role',
        title: 'Role',
        otherwise: 'member',
        options: [
          { value: 'member', label: 'Member' },
          { value: 'manager', label: 'Manager' },
          { value: 'owner', label: 'Owner' },
        ],
      },
      {
        property: 'delivery',
        title: 'Receives',
        otherwise: 'all',
        options: [
          { value: 'all', label: 'Every message' },
          { value: 'digest', label: 'Digest' },
          { value: 'none', label: 'Nothing' },
        ],
      },
    ],
  },
  vault: {
    field: 'access',
    title: 'Access',
    nobody: 'No access is recorded',
    choices: [
      {
        property: 'level',
        title: 'Level',
        otherwise: 'read',
        options: [
          { value: 'read', label: 'Reads' },
          { value: 'manage', label: 'Reads and manages' },
          { value: 'grant', label: 'Manages, cannot read now' },
        ],
      },
    ],
  },
};

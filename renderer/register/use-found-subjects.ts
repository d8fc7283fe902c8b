/** What the register finds for a few typed letters, as entries that lead to a page: for the command palette. */
import type { Icon } from '@tabler/icons-react';
import type { RegisterKind } from '../../shared/ipc/channels/register.ts';
import { useRequest } from '../ipc/requests.ts';
import { KIND_SCREENS, subjectPath } from './kinds.ts';

export interface FoundSubject {
  readonly id: string;
  readonly label: string;
  readonly more: string;
  readonly icon: Icon;
  readonly to: string;
}

const FOUND_MOST = 8;
/** Accounts are found by more than their name elsewhere. */
const KINDS: RegisterKind[] = ['person', 'group', 'vault', 'device', 'place', 'phone', 'organization', 'domain'];

export function useFoundSubjects(text: string, enabled: boolean): readonly FoundSubject[] {
  const found = useRequest(
    'register.suggest',
    { kinds: KINDS, text, limit: FOUND_MOST },
    { enabled, keepPrevious: true },
  );
  if (!enabled) return [];
  return (found.data?.hits ?? []).map(({ kind, key, name, detail }) => ({
    id: `${kind}:${key}`,
    label: name,
    more: [KIND_SCREENS[kind].one, key === name ? '' : key, detail].filter(Boolean).join(' · '),
    icon: KIND_SCREENS[kind].icon,
    to: subjectPath(kind, key),
  }));
}

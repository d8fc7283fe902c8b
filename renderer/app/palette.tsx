/** The command palette: any screen, account, person or action by typing a few letters. */
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, spotlight } from '@mantine/spotlight';
import type { Icon } from '@tabler/icons-react';
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBookmark,
  IconBuilding,
  IconCornerDownLeft,
  IconHistory,
  IconKeyboard,
  IconLock,
  IconMap2,
  IconSearch,
  IconUser,
} from '@tabler/icons-react';
import { useState } from 'react';
import { hasWords, wordsOf } from '../../shared/text/search.ts';
import { numeral } from '../design/locale.ts';
import { useAction, useRequest } from '../ipc/requests.ts';
import { useFoundSubjects } from '../register/use-found-subjects.ts';
import { useWhatIf } from '../what-if/what-if.tsx';
import { navigate } from './location.ts';
import { ROUTES } from './routes.ts';

/** Long enough to skip the letters in between, short enough not to be noticed. */
const TYPING_MS = 90;
const FOUND_MOST = 6;
const RECENT_MOST = 5;

/** Where the palette led lately. In memory alone: names of accounts and people are kept in the ledger and nowhere else. */
let recent: readonly Entry[] = [];

function remember(entry: Entry): void {
  recent = [entry, ...recent.filter(({ id }) => id !== entry.id)].slice(0, RECENT_MOST);
}

interface Entry {
  readonly id: string;
  readonly label: string;
  readonly more?: string;
  readonly icon: Icon;
  run(): void;
}

export function Palette({ onShortcuts, onTour }: { onShortcuts: () => void; onTour: () => void }) {
  const [query, setQuery] = useState('');
  const [opened, setOpened] = useState(false);
  const groups = useEntries(query, opened, { onShortcuts, onTour }).filter((group) => group.entries.length > 0);
  // What the ledger finds comes after the letter that asked for it, and the library selects nothing by then.
  const go = (entry: Entry) => {
    remember(entry);
    entry.run();
  };
  const runFirst = () => {
    const first = groups[0]?.entries[0];
    if (first !== undefined) go(first);
    spotlight.close();
  };
  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      onSpotlightOpen={() => setOpened(true)}
      onSpotlightClose={() => setOpened(false)}
      shortcut="mod + K"
      tagsToIgnore={[]}
      scrollable
      lockScroll={false}
      centered={false}
      yOffset="12vh"
      attributes={{ content: { 'aria-label': 'Search or go to' } }}
      padding={0}
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      maxHeight="24rem"
      size="36rem"
      radius="lg"
      transitionProps={{ duration: 80 }}
    >
      <Spotlight.Search
        placeholder="Account, person, gap, screen or action"
        aria-label="Search or go to"
        leftSection={<IconSearch size={17} stroke={1.7} />}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !someSelected()) runFirst();
        }}
      />
      <Spotlight.ActionsList>
        {groups.map((group) => (
          <Spotlight.ActionsGroup key={group.title} label={group.title}>
            {group.entries.map((entry) => (
              <Spotlight.Action
                key={entry.id}
                label={entry.label}
                {...(entry.more === undefined ? {} : { description: entry.more })}
                leftSection={<entry.icon size={17} stroke={1.5} />}
                rightSection={<IconCornerDownLeft size={14} stroke={1.5} />}
                onClick={() => go(entry)}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length === 0 && <Spotlight.Empty>Nothing is called that.</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function useEntries(
  query: string,
  opened: boolean,
  { onShortcuts, onTour }: { onShortcuts: () => void; onTour: () => void },
): readonly { title: string; entries: readonly Entry[] }[] {
  const whatIf = useWhatIf();
  const lock = useAction('session.lock');
  const undo = useAction('ledger.undo');
  const redo = useAction('ledger.redo');
  const rules = useRequest('gaps.rules', undefined, { enabled: opened });
  const views = useRequest('views.list', undefined, { enabled: opened });
  const [asked] = useDebouncedValue(query.trim(), TYPING_MS);
  const wanted = opened && asked.length >= 2;
  const accounts = useRequest(
    'accounts.page',
    { search: asked, offset: 0, limit: FOUND_MOST, filters: [] },
    { enabled: wanted, keepPrevious: true },
  );
  const people = useRequest(
    'whatif.people',
    { search: asked, offset: 0, limit: FOUND_MOST },
    { enabled: wanted, keepPrevious: true },
  );

  const subjects = useFoundSubjects(asked, wanted);

  const fits = (text: string): boolean => hasWords(text, wordsOf(query));
  const screens = ROUTES.filter((row) => !/[:*]/.test(row.path)).map((row) => ({
    id: row.path,
    label: row.title,
    icon: row.icon,
    run: () => navigate(row.path),
  }));
  const actions: Entry[] = [
    { id: 'lock', label: 'Lock the ledger', icon: IconLock, run: () => lock.mutate(undefined) },
    { id: 'undo', label: 'Undo the last change', icon: IconArrowBackUp, run: () => undo.mutate({}) },
    { id: 'redo', label: 'Redo', icon: IconArrowForwardUp, run: () => redo.mutate(undefined) },
    { id: 'shortcuts', label: 'Keyboard shortcuts', icon: IconKeyboard, run: onShortcuts },
    { id: 'tour', label: 'Take the tour', icon: IconMap2, run: onTour },
  ];
  return [
    { title: 'Lately', entries: query.trim() === '' ? recent.map((entry) => ({ ...entry, icon: IconHistory })) : [] },
    { title: 'Go to', entries: screens.filter((entry) => fits(entry.label)) },
    { title: 'Do', entries: actions.filter((entry) => fits(entry.label)) },
    {
      title: 'Accounts',
      entries: (wanted ? (accounts.data?.rows ?? []) : []).map((row) => ({
        id: `account-${row.id}`,
        label: row.name ?? row.id,
        more: [row.id, row.email].filter(Boolean).join(' · '),
        icon: IconBuilding,
        run: () => navigate(`/accounts/${row.id}`),
      })),
    },
    {
      title: 'Register',
      entries: subjects.map((found) => ({ ...found, run: () => navigate(found.to) })),
    },
    {
      title: 'Views',
      entries: (views.data?.views ?? [])
        .filter((view) => fits(view.name))
        .map((view) => ({ id: `view-${view.id}`, label: view.name, icon: IconBookmark, run: () => navigate(view.to) })),
    },
    {
      title: 'Gaps',
      entries: (wanted ? (rules.data?.rules ?? []) : [])
        .filter((rule) => rule.counts.gap + rule.counts.unknown > 0 && fits(rule.title))
        .slice(0, FOUND_MOST)
        .map((rule) => ({
          id: `rule-${rule.id}`,
          label: rule.title,
          more: `${numeral(rule.counts.gap)} open, ${numeral(rule.counts.unknown)} unknown`,
          icon: IconAlertTriangle,
          run: () => navigate(`/gaps?rule=${rule.id}&status=all`),
        })),
    },
    {
      title: 'What if they leave',
      entries: (wanted ? (people.data?.rows ?? []) : []).map((row) => ({
        id: `person-${row.email}`,
        label: row.name,
        more: row.email,
        icon: IconUser,
        run: () => whatIf.show([row.email]),
      })),
    },
  ];
}

function someSelected(): boolean {
  return document.querySelector('.mantine-Spotlight-action[data-selected]') !== null;
}

/** The way around: every screen that has a place of its own, in parts that fold, with what is waiting there. */
import { IconChevronDown } from '@tabler/icons-react';
import { memo, useId } from 'react';
import { Link, useLocation } from 'wouter';
import type { SidebarSection } from '../../shared/ipc/settings.ts';
import { SIDEBAR_SECTIONS } from '../../shared/ipc/settings.ts';
import { numeral } from '../design/locale.ts';
import markClasses from '../design/marks.module.css';
import { useAction, useRequest } from '../ipc/requests.ts';
import classes from './frame.module.css';
import { Logo } from './logo.tsx';
import type { RouteRow } from './routes.ts';
import { ROUTES, SECTION_TITLES } from './routes.ts';
import type { Waiting } from './waiting.ts';
import { useWaiting } from './waiting.ts';

export function Sidebar() {
  const [at] = useLocation();
  const settings = useRequest('app.settings', undefined);
  const change = useAction('app.change-settings');
  const waiting = useWaiting();
  const folded = settings.data?.foldedSections ?? [];
  const toggle = (section: SidebarSection) =>
    change.mutate({
      foldedSections: folded.includes(section) ? folded.filter((other) => other !== section) : [...folded, section],
    });
  const here = rowAt(at);
  return (
    <aside className={classes.sidebar} aria-label="Root Ledger">
      <div className={classes.mark}>
        <Logo />
        <span className={classes.word}>Root Ledger</span>
      </div>
      <nav className={classes.nav} aria-label="Screens" data-tour="screens">
        {SIDEBAR_SECTIONS.map((section) => (
          <Part
            key={section}
            section={section}
            folded={folded.includes(section)}
            here={here}
            waiting={waiting}
            toggle={toggle}
          />
        ))}
      </nav>
      <RuntimeMark />
    </aside>
  );
}

/** The row of the sidebar that an address belongs to: the longest path that leads there. */
function rowAt(at: string): RouteRow | undefined {
  return ROUTES.filter(
    ({ section, path }) => section !== undefined && (at === path || (path !== '/' && at.startsWith(`${path}/`))),
  ).toSorted((a, b) => b.path.length - a.path.length)[0];
}

interface PartProps {
  readonly section: SidebarSection;
  readonly folded: boolean;
  readonly here: RouteRow | undefined;
  readonly waiting: Readonly<Record<string, Waiting>>;
  toggle(section: SidebarSection): void;
}

function Part({ section, folded, here, waiting, toggle }: PartProps) {
  const id = useId();
  const rows = ROUTES.filter((row) => row.section === section);
  // Where one is stays in sight, whatever is folded.
  const shown = folded ? rows.filter((row) => row === here) : rows;
  return (
    <div className={classes.part}>
      <h2>
        <button
          type="button"
          className={classes.fold}
          aria-expanded={!folded}
          aria-controls={id}
          onClick={() => toggle(section)}
        >
          <span className={classes.word}>{SECTION_TITLES[section]}</span>
          <IconChevronDown size={13} stroke={1.8} aria-hidden="true" />
        </button>
      </h2>
      <div id={id}>
        {shown.map((row) => (
          <Entry key={row.path} row={row} here={row === here} waiting={waiting[row.path]} />
        ))}
      </div>
    </div>
  );
}

interface EntryProps {
  readonly row: RouteRow;
  readonly here: boolean;
  readonly waiting: Waiting | undefined;
}

/** Going somewhere draws two of them again: the one that is left and the one that is gone to. */
const Entry = memo(function Entry({ row, here, waiting }: EntryProps) {
  return (
    <Link to={row.path} className={classes.link} aria-current={here ? 'page' : undefined} title={waiting?.words}>
      <row.icon size={16} stroke={1.6} aria-hidden="true" />
      <span className={classes.word}>{row.title}</span>
      {waiting && (
        <span className={`${classes.waiting} ${markClasses[waiting.standing]} numeric`}>
          <span aria-hidden="true">{numeral(waiting.many)}</span>
          <span className="spoken">, {waiting.words}</span>
        </span>
      )}
    </Link>
  );
});

function RuntimeMark() {
  const { data } = useRequest('app.runtime', undefined);
  return (
    <div className={`${classes.foot} numeric`}>
      <span>{data ? `Version ${data.appVersion}` : ' '}</span>
      {data?.developmentRuntime && (
        <span className={classes.runtime} title={`Electron ${data.electron}, not the official download`}>
          Development runtime
        </span>
      )}
    </div>
  );
}

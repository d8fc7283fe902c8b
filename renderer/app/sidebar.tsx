/** The way around: every screen that has a place of its own. */
import { Link, useLocation } from 'wouter';
import { useRequest } from '../ipc/requests.ts';
import classes from './frame.module.css';
import { Logo } from './logo.tsx';
import type { RouteRow } from './routes.ts';
import { ROUTES, SECTIONS } from './routes.ts';

export function Sidebar() {
  return (
    <aside className={classes.sidebar} aria-label="Root Ledger">
      <div className={classes.mark}>
        <Logo />
        <span className={classes.word}>Root Ledger</span>
      </div>
      <nav className={classes.nav} aria-label="Screens">
        {SECTIONS.map((section) => (
          <Part key={section} title={section} rows={rowsOf(section)} />
        ))}
      </nav>
      <RuntimeMark />
    </aside>
  );
}

function rowsOf(section: string): readonly RouteRow[] {
  return ROUTES.filter((row) => row.section === section && row.screen !== undefined);
}

function Part({ title, rows }: { title: string; rows: readonly RouteRow[] }) {
  if (rows.length === 0) return null;
  return (
    <>
      {title !== '' && <h2>{title}</h2>}
      {rows.map((row) => (
        <Entry key={row.path} row={row} />
      ))}
    </>
  );
}

function Entry({ row }: { row: RouteRow }) {
  const [at] = useLocation();
  const here = row.path === '/' ? at === '/' : at === row.path || at.startsWith(`${row.path}/`);
  return (
    <Link to={row.path} className={classes.link} aria-current={here ? 'page' : undefined}>
      <row.icon size={16} stroke={1.6} aria-hidden="true" />
      <span className={classes.word}>{row.title}</span>
    </Link>
  );
}

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

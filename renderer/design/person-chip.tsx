/** A person in a line of text: initials, name, and whether they are leaving or gone. */
import { Link } from 'wouter';
import { UNKNOWN_PERSON } from '../../shared/custody/verdicts.ts';
import type { PersonStatus } from '../../shared/register/document.ts';
import classes from './layout.module.css';

export interface PersonChipProps {
  readonly email: string;
  readonly name?: string | null | undefined;
  readonly status?: PersonStatus | null | undefined;
  /** Leads to the person's page unless false. */
  readonly link?: boolean;
}

export function PersonChip({ email, name, status, link = true }: PersonChipProps) {
  if (email === UNKNOWN_PERSON)
    return (
      <span className={`${classes.person} ${classes.nobody}`}>
        <span className={classes.avatar} aria-hidden="true">
          ?
        </span>
        somebody unrecorded
      </span>
    );
  const shown = name || email;
  const gone = status === 'left' || status === 'leaving';
  const chip = (
    <span className={`${classes.person} ${gone ? classes.gone : ''}`} data-hint={name ? email : undefined}>
      <span className={classes.avatar} aria-hidden="true">
        {initials(shown)}
      </span>
      <span className="clip private">{shown}</span>
      {gone && <span className="faint">({status})</span>}
    </span>
  );
  if (!link) return chip;
  return (
    <Link to={`/people/${encodeURIComponent(email)}`} className={classes.personLink}>
      {chip}
    </Link>
  );
}

function initials(name: string): string {
  const words = (name.split('@')[0] ?? '').split(/[\s._-]+/).filter(Boolean);
  const first = words[0]?.[0] ?? '?';
  const last = words.length > 1 ? (words[words.length - 1]?.[0] ?? '') : '';
  return (first + last).toUpperCase();
}

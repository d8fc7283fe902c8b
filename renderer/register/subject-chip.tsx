/** A subject of the register in a line of text: a person with initials, anything else with the sign of its kind. */
import { Link } from 'wouter';
import type { NamedSubject, RegisterKind } from '../../shared/ipc/channels/register.ts';
import type { PersonStatus } from '../../shared/register/document.ts';
import { PersonChip } from '../design/person-chip.tsx';
import { KIND_SCREENS, subjectPath } from './kinds.ts';
import classes from './register.module.css';

export type Named = Readonly<Record<string, NamedSubject>>;

export interface SubjectChipProps {
  readonly kind: RegisterKind;
  readonly subject: string;
  readonly named?: Named;
  readonly link?: boolean;
}

export function SubjectChip({ kind, subject, named = {}, link = true }: SubjectChipProps) {
  const known = named[`${kind}:${subject}`];
  if (kind === 'person')
    return (
      <PersonChip
        email={subject}
        name={known?.name}
        status={(known?.status ?? null) as PersonStatus | null}
        link={link && known !== undefined}
      />
    );
  const Sign = KIND_SCREENS[kind].icon;
  const body = (
    <span className={classes.chip} title={known === undefined ? undefined : subject}>
      <Sign size={14} stroke={1.6} aria-hidden="true" />
      <span className="clip">{known?.name ?? subject}</span>
    </span>
  );
  if (!link || known === undefined) return body;
  return (
    <Link to={subjectPath(kind, subject)} className={classes.chipLink}>
      {body}
    </Link>
  );
}

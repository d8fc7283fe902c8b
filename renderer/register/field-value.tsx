/** A field's value as people read it: names that lead somewhere, dates, choices in words. */
import type { Json, Unknown } from '../../shared/register/facts.ts';
import { day } from '../design/dates.ts';
import { StateBadge } from '../design/state-badge.tsx';
import { valueWords } from '../design/value.tsx';
import { inboxOf } from './edit/inbox-control.tsx';
import { signInName, signInsOf } from './edit/sign-ins-control.tsx';
import { itemsOf } from './edit/vault-items-control.tsx';
import type { FieldSpec } from './fields.ts';
import { ON_UNLESS_SAID } from './fields.ts';
import classes from './register.module.css';
import type { Named } from './subject-chip.tsx';
import { SubjectChip } from './subject-chip.tsx';

export interface FieldValueProps {
  readonly spec: FieldSpec;
  readonly value: Json | null;
  readonly unknown?: Unknown | null;
  readonly named?: Named;
}

export function FieldValue({ spec, value, unknown = null, named = {} }: FieldValueProps) {
  if (unknown !== null) return <StateBadge standing="unknown" reason={unknown.reason} hint={unknown.detail} bare />;
  if (value === null) {
    if (spec.control === 'switch')
      return <span className="muted">{ON_UNLESS_SAID.has(spec.field) ? 'Yes, unless said otherwise' : 'No'}</span>;
    return spec.custody ? (
      <StateBadge standing="unknown" reason="not-recorded" bare />
    ) : (
      <span className="faint">Not recorded</span>
    );
  }
  switch (spec.control) {
    case 'date':
      return <span className="numeric">{typeof value === 'string' ? day(value) : valueWords(value)}</span>;
    case 'choice':
      return <>{spec.options.find((option) => option.value === value)?.label ?? valueWords(value)}</>;
    case 'switch':
      if (value === false && ON_UNLESS_SAID.has(spec.field))
        return <StateBadge standing="unknown" label="No, somebody may be missing" bare />;
      return <>{valueWords(value)}</>;
    case 'reference':
      if (value === 'none') return <>None</>;
      return typeof value === 'string' ? (
        <SubjectChip kind={spec.kind} subject={value} named={named} />
      ) : (
        valueWords(value)
      );
    case 'references':
      if (!Array.isArray(value) || value.length === 0) return <>None</>;
      return (
        <span className={classes.chips}>
          {(value as string[]).map((key) => (
            <SubjectChip key={key} kind={spec.kind} subject={key} named={named} />
          ))}
        </span>
      );
    case 'inbox': {
      const inbox = inboxOf(value);
      return inbox === null ? (
        <>Nobody receives it</>
      ) : (
        <SubjectChip kind={inbox.kind} subject={inbox.key} named={named} />
      );
    }
    case 'sign-ins':
      return (
        <span className={classes.chips}>
          {signInsOf(value).map((signIn) => (
            <span key={signInName(signIn)}>
              {signInName(signIn)}
              {signIn.settled ? `: ${signIn.settled}` : ''}
            </span>
          ))}
        </span>
      );
    case 'vault-items':
      return (
        <span className={classes.chips}>
          {itemsOf(value).map(({ vault, item }) => (
            <span key={`${vault}|${item}`}>
              “{item}” in <SubjectChip kind="vault" subject={vault} named={named} />
            </span>
          ))}
        </span>
      );
    default:
      return <>{valueWords(value)}</>;
  }
}

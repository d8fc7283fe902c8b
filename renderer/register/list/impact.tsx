/** What would break if somebody left, as two numbers each: what we lose, what they keep. */
import type { PersonImpact } from '../../../shared/ipc/channels/whatif.ts';
import { numeral } from '../../design/locale.ts';
import { StateBadge } from '../../design/state-badge.tsx';
import { COMPANY, LEAVER } from '../../what-if/verdict-words.ts';
import classes from '../register.module.css';

/** Accounts that we would lose, or keep with too few people. */
export function WeLose({ impact }: { impact: PersonImpact | null }) {
  if (impact === null) return <StateBadge standing="unknown" bare />;
  return (
    <Numbers
      parts={[
        { ...COMPANY.lost, many: impact.lost },
        { ...COMPANY.fragile, many: impact.fragile },
      ]}
    />
  );
}

/** Accounts that they would still get into, alone or with help. */
export function TheyKeep({ impact }: { impact: PersonImpact | null }) {
  if (impact === null) return <StateBadge standing="unknown" bare />;
  return (
    <Numbers
      parts={[
        { ...LEAVER['still-in'], many: impact.stillIn },
        { ...LEAVER['in-with-help'], many: impact.withHelp },
      ]}
    />
  );
}

type Part = (typeof COMPANY)['lost'] & { readonly many: number };

function Numbers({ parts }: { parts: readonly Part[] }) {
  const present = parts.filter(({ many }) => many > 0);
  if (present.length === 0) return <span className="faint">nothing</span>;
  return (
    <span className={`${classes.numbers} numeric`}>
      {present.map(({ standing, word, means, many }) => (
        <StateBadge key={word} standing={standing} label={`${numeral(many)} ${word.toLowerCase()}`} hint={means} bare />
      ))}
    </span>
  );
}

/** What would break if somebody left, in one line: what we lose, what they keep. */
import type { PersonImpact } from '../../../shared/ipc/channels/whatif.ts';
import { StateBadge } from '../../design/state-badge.tsx';
import { COMPANY, LEAVER } from '../../what-if/verdict-words.ts';
import classes from '../register.module.css';

export function Impact({ impact }: { impact: PersonImpact | null }) {
  if (impact === null) return <StateBadge standing="unknown" bare />;
  const parts = [
    { ...COMPANY.lost, many: impact.lost },
    { ...COMPANY.fragile, many: impact.fragile },
    { ...LEAVER['still-in'], many: impact.stillIn },
    { ...LEAVER['in-with-help'], many: impact.withHelp },
  ].filter(({ many }) => many > 0);
  if (parts.length === 0) return <span className="faint">nothing breaks</span>;
  return (
    <span className={`${classes.marks} numeric`}>
      {parts.map(({ standing, word, means, many }) => (
        <StateBadge
          key={word}
          standing={standing}
          label={`${many.toLocaleString()} ${word.toLowerCase()}`}
          hint={means}
          bare
        />
      ))}
    </span>
  );
}

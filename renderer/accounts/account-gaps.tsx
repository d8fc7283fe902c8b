/** The gaps of one account, each unfolding to why it matters and what to do. */
import type { AccountView } from '../../shared/ipc/channels/accounts.ts';
import { age } from '../design/dates.ts';
import { Section } from '../design/page.tsx';
import { StateBadge } from '../design/state-badge.tsx';
import { GapDetail } from '../gaps/gap-detail.tsx';
import { labelOf, standingOf } from '../gaps/gap-words.ts';
import classes from '../gaps/gaps.module.css';

export function AccountGaps({ gaps }: { gaps: AccountView['gaps'] }) {
  if (gaps.length === 0)
    return (
      <Section title="Gaps" padded>
        <StateBadge standing="fine" label="Every rule that applies holds" bare />
      </Section>
    );
  return (
    <Section title="Gaps" aside={<span className="numeric">{gaps.length}</span>}>
      <ul className={classes.items}>
        {gaps.map((gap) => (
          <li key={gap.rule}>
            <details>
              <summary className={classes.summary}>
                <StateBadge standing={standingOf(gap)} label={labelOf(gap)} reason={gap.cause} short bare />
                <span>
                  <span style={{ fontWeight: 500 }}>{gap.title}</span> <span className="muted">{gap.reason}</span>
                </span>
                <span className="numeric faint">{age(gap.since)}</span>
              </summary>
              <div className={classes.body}>
                <GapDetail gap={gap} withoutReason />
              </div>
            </details>
          </li>
        ))}
      </ul>
    </Section>
  );
}

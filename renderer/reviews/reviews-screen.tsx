/** Access reviews: those that are open, those that are over, and when the next one is due. */
import { Button, Progress } from '@mantine/core';
import { IconClipboardCheck, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { ReviewRow, ReviewsSummary } from '../../shared/ipc/channels/reviews.ts';
import { day } from '../design/dates.ts';
import { Answered, EmptyState } from '../design/feedback.tsx';
import { StandingGlyph } from '../design/glyphs.tsx';
import { numeral } from '../design/locale.ts';
import { Page, Section, Stat, Stats } from '../design/page.tsx';
import { StateBadge } from '../design/state-badge.tsx';
import { useRequest } from '../ipc/requests.ts';
import { SaveCalendar } from '../reports/save-calendar.tsx';
import { OpenDialog } from './open-dialog.tsx';
import { progressWords, ReviewState } from './review-words.tsx';
import classes from './reviews.module.css';

export default function ReviewsScreen() {
  const [opening, setOpening] = useState(false);
  const [, navigate] = useLocation();
  const reviews = useRequest('reviews.list', undefined);
  const summary = useRequest('reviews.summary', undefined);
  const open = reviews.data?.rows.filter(({ status }) => status === 'open') ?? [];
  const over = reviews.data?.rows.filter(({ status }) => status !== 'open') ?? [];
  return (
    <Page
      title="Access reviews"
      subtitle="Does this person still need it? Asked for every group, vault, device and key"
      actions={
        <>
          {open.length > 0 && <SaveCalendar calendar={{ of: 'reviews' }} />}
          <Button leftSection={<IconPlus size={15} stroke={1.7} />} onClick={() => setOpening(true)}>
            New review
          </Button>
        </>
      }
    >
      {summary.data && <Summary summary={summary.data} />}
      <Answered request={reviews}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState icon={IconClipboardCheck} title="Nothing has ever been reviewed">
              Until somebody asks, nobody knows whether those who get in still need to.
            </EmptyState>
          ) : (
            <>
              {open.length > 0 && (
                <Section title="Open">
                  <Rows rows={open} />
                </Section>
              )}
              {over.length > 0 && (
                <Section title="Over">
                  <Rows rows={over} />
                </Section>
              )}
            </>
          )
        }
      </Answered>
      {opening && (
        <OpenDialog
          onClose={() => setOpening(false)}
          onOpened={(id) => navigate(`/reviews/${encodeURIComponent(id)}`)}
        />
      )}
    </Page>
  );
}

function Summary({ summary }: { summary: ReviewsSummary }) {
  return (
    <Stats>
      <Stat label="Open reviews" value={summary.open} note={`${numeral(summary.questions)} questions open`} />
      <Stat
        label="Overdue"
        value={summary.overdue}
        mark={summary.overdue > 0 && <Mark standing="high" />}
        note="past their due date"
      />
      <Stat
        label="Last finished"
        value={summary.lastClosedAt === null ? 'Never' : day(summary.lastClosedAt)}
        mark={summary.late && <Mark standing="medium" />}
        note={`the policy asks every ${summary.reviewDays} days`}
      />
      <Stat label="Next due" value={summary.nextDueAt === null ? 'Now' : day(summary.nextDueAt)} />
    </Stats>
  );
}

function Mark({ standing }: { standing: 'high' | 'medium' }) {
  return (
    <span style={{ ['--mark-solid' as string]: `var(--${standing}-solid)` }}>
      <StandingGlyph standing={standing} />
    </span>
  );
}

function Rows({ rows }: { rows: readonly ReviewRow[] }) {
  return (
    <ul className={classes.reviews}>
      {rows.map((row) => {
        const { progress } = row;
        return (
          <li key={row.id}>
            <Link to={`/reviews/${encodeURIComponent(row.id)}`} className={classes.review}>
              <span className="clip">
                <span className={classes.name}>{row.name}</span>
                <span className="faint private"> {row.owner}</span>
              </span>
              <ReviewState row={row} />
              <Progress
                aria-label={progressWords(progress)}
                value={progress.total === 0 ? 100 : ((progress.total - progress.open) / progress.total) * 100}
              />
              <span className="muted numeric">
                {progress.open === 0 ? (
                  <StateBadge standing="fine" label="All answered" bare />
                ) : (
                  `${numeral(progress.open)} open`
                )}
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

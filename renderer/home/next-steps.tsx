/** What do I do next: one ordered list, each line a task with its place. */
import { IconChevronRight } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { NextStep } from '../../shared/ipc/channels/home.ts';
import { StandingGlyph } from '../design/glyphs.tsx';
import markClasses from '../design/marks.module.css';
import { Section } from '../design/page.tsx';
import classes from './home.module.css';
import { stepSaid } from './step-words.ts';

export function NextSteps({ steps }: { steps: readonly NextStep[] }) {
  return (
    <div data-tour="next">
      <Section title="What do I do next?" aside="Most urgent first">
        {steps.length === 0 ? (
          <p className={classes.calm}>Nothing is owed today.</p>
        ) : (
          <ol className={classes.rows}>
            {steps.map(stepSaid).map(({ key, standing, title, more, to }) => {
              const body = (
                <>
                  <span className={markClasses[standing === 'info' ? 'low' : standing]}>
                    <StandingGlyph standing={standing} />
                  </span>
                  <span className={classes.rowText}>
                    <span className="clip">{title}</span>
                    <span className="faint clip">{more}</span>
                  </span>
                </>
              );
              return (
                <li key={key}>
                  <Link to={to} className={classes.row}>
                    {body}
                    <IconChevronRight size={14} stroke={1.7} aria-hidden="true" />
                  </Link>
                </li>
              );
            })}
          </ol>
        )}
      </Section>
    </div>
  );
}

/** A ledger with nothing in it yet: three ways to begin. */
import type { Icon } from '@tabler/icons-react';
import { IconChevronRight, IconCloudDownload, IconFileImport, IconUsers } from '@tabler/icons-react';
import { Link } from 'wouter';
import classes from './home.module.css';

const STEPS: readonly { to: string; icon: Icon; title: string; more: string }[] = [
  {
    to: '/scan',
    icon: IconCloudDownload,
    title: 'Connect AWS',
    more: 'Lists every account and reads how its root user is set up. Read-only.',
  },
  {
    to: '/imports',
    icon: IconFileImport,
    title: 'Import what you have',
    more: 'Mail groups, vault access, device lists and spreadsheets, compared line by line before anything is kept.',
  },
  {
    to: '/people',
    icon: IconUsers,
    title: 'Record who holds what',
    more: 'People, groups, vaults, devices and phones, by hand or by pasting a table.',
  },
];

export function FirstSteps() {
  return (
    <section className={classes.begin} aria-labelledby="begin">
      <h2 id="begin">Three steps to a ledger you can rely on</h2>
      <p className="muted">
        Until something is recorded, everything is unknown, and unknown is never shown as fine. Begin with any of these.
      </p>
      <ol className={classes.beginSteps}>
        {STEPS.map(({ to, icon: Sign, title, more }) => (
          <li key={to}>
            <Link to={to} className={classes.beginStep}>
              <Sign size={20} stroke={1.5} aria-hidden="true" />
              <span>
                <strong>{title}</strong>
                <span className="muted">{more}</span>
              </span>
              <IconChevronRight size={16} stroke={1.7} aria-hidden="true" />
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What we check: every rule with what it found, and every reading of AWS with what it proves and what it cannot. */
import { Tabs } from '@mantine/core';
import { useLocation } from 'wouter';
import { SEVERITIES } from '../../shared/gaps/rule.ts';
import type { RuleSummary } from '../../shared/ipc/channels/gaps.ts';
import type { CheckView } from '../../shared/ipc/channels/scan.ts';
import { Answered } from '../design/feedback.tsx';
import type { GridColumn } from '../design/grid/index.ts';
import { Grid, useGridView } from '../design/grid/index.ts';
import { numeral } from '../design/locale.ts';
import { Page } from '../design/page.tsx';
import { SeverityBadge } from '../design/state-badge.tsx';
import { useRequest } from '../ipc/requests.ts';
import classes from './checks.module.css';

const number = (value: number) =>
  value === 0 ? <span className="faint">–</span> : <span className="numeric">{numeral(value)}</span>;

const RULE_COLUMNS: readonly GridColumn<RuleSummary>[] = [
  {
    id: 'severity',
    title: 'Severity',
    width: 6.5,
    sortable: true,
    value: (rule) => SEVERITIES.indexOf(rule.severity),
    render: (rule) => <SeverityBadge severity={rule.severity} bare />,
  },
  {
    id: 'title',
    title: 'Rule',
    width: 12,
    grow: 2,
    sortable: true,
    value: (rule) => rule.title,
    render: (rule) => <span style={{ fontWeight: 500 }}>{rule.title}</span>,
  },
  {
    id: 'why',
    title: 'Why it matters',
    width: 11,
    grow: 3,
    value: (rule) => rule.why,
    render: (rule) => (
      <span className="muted" title={rule.why}>
        {rule.why}
      </span>
    ),
  },
  ...(
    [
      ['gap', 'Gaps', 'Accounts that do not follow the rule.'],
      ['unknown', 'Unknown', 'Accounts of which a fact is missing, so that the rule cannot be judged.'],
      ['waived', 'Accepted', 'Gaps that somebody accepted.'],
    ] as const
  ).map(
    ([status, title, help]): GridColumn<RuleSummary> => ({
      id: status,
      title,
      help,
      width: 6,
      align: 'right',
      sortable: true,
      descendingFirst: true,
      value: (rule) => rule.counts[status],
      render: (rule) => number(rule.counts[status]),
    }),
  ),
];

export default function ChecksScreen() {
  return (
    <Page title="What we check" subtitle="The rules that make gaps, and the readings of AWS that they rest on" fill>
      <Tabs defaultValue="rules" className={classes.tabs ?? ''} keepMounted={false}>
        <Tabs.List px="var(--gutter)">
          <Tabs.Tab value="rules">Rules</Tabs.Tab>
          <Tabs.Tab value="readings">Readings of AWS</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="rules" className={classes.panel ?? ''}>
          <Rules />
        </Tabs.Panel>
        <Tabs.Panel value="readings" className={classes.panel ?? ''}>
          <Readings />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function Rules() {
  const rules = useRequest('gaps.rules', undefined);
  const view = useGridView({ sort: { by: 'severity', descending: false } });
  const [, navigate] = useLocation();
  return (
    <Answered request={rules}>
      {(answer) => (
        <Grid
          label="Rules"
          noun="rule"
          source={{ rows: answer.rules }}
          columns={RULE_COLUMNS}
          view={view}
          rowKey={(rule) => rule.id}
          onOpen={(rule) => navigate(`/gaps?rule=${encodeURIComponent(rule.id)}&status=all`)}
        />
      )}
    </Answered>
  );
}

function Readings() {
  const checks = useRequest('aws.checks', undefined);
  return (
    <div className={classes.scroll}>
      <Answered request={checks}>
        {(answer) => (
          <ul className={classes.checks}>
            {answer.checks.map((check) => (
              <Check key={check.id} check={check} />
            ))}
          </ul>
        )}
      </Answered>
    </div>
  );
}

function Check({ check }: { check: CheckView }) {
  return (
    <li className={classes.check}>
      <div>
        <div style={{ fontWeight: 600 }}>{check.title}</div>
        <div className="faint">
          {check.scope === 'organization' ? 'Once per organization' : 'In each account'}
          {check.optIn && ' · only when asked for'}
        </div>
      </div>
      <div>
        <p>{check.proves}</p>
        {check.limits.map((limit) => (
          <p key={limit} className="muted">
            {limit}
          </p>
        ))}
      </div>
      <div className={`mono ${classes.calls}`}>
        {check.permissions.map((permission) => (
          <div key={permission}>{permission}</div>
        ))}
      </div>
    </li>
  );
}

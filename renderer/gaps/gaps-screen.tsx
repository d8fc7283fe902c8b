/** Every gap, worst first, with what to do about the one that is open. */
import { Button } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import { SEVERITIES } from '../../shared/gaps/rule.ts';
import type { GAP_SORTS, GapRow, GapStatus, RuleSummary } from '../../shared/ipc/channels/gaps.ts';
import { EmptyState } from '../design/feedback.tsx';
import { type FilterOption, FilterSelect } from '../design/filter-select.tsx';
import { channelSource, Grid, useLinkedGridView, useSelection } from '../design/grid/index.ts';
import { Page } from '../design/page.tsx';
import { SavedViews } from '../design/saved-views.tsx';
import { SidePanel, SplitView } from '../design/side-panel.tsx';
import { SeverityCounts, StateBadge } from '../design/state-badge.tsx';
import { STANDING_WORDS } from '../design/words.ts';
import { useRequest } from '../ipc/requests.ts';
import { TableExport } from '../reports/table-export.tsx';
import { GAP_COLUMNS } from './gap-columns.tsx';
import { GapDetail } from './gap-detail.tsx';
import { labelOf, STATUS_WORDS, standingOf } from './gap-words.ts';
import classes from './gaps.module.css';
import { WaiveDialog } from './waive-dialog.tsx';

type Sort = (typeof GAP_SORTS)[number];

const STATUSES = Object.keys(STATUS_WORDS) as readonly GapStatus[];

const keyOf = (gap: Pick<GapRow, 'rule' | 'account'>) => `${gap.rule}|${gap.account}`;

export default function GapsScreen() {
  const view = useLinkedGridView({ sort: { by: 'severity', descending: false } });
  const selection = useSelection();
  const [opened, setOpened] = useState<GapRow | null>(null);
  const [waiving, setWaiving] = useState(false);
  const rules = useRequest('gaps.rules', undefined);
  const source = useMemo(
    () =>
      channelSource<'gaps.page', GapRow>('gaps.page', ({ search, sort, filters }, window) => ({
        search,
        ...asked(filters),
        ...(sort === null ? {} : { sort: { by: sort.by as Sort, descending: sort.descending } }),
        ...window,
      })),
    [],
  );
  const totals = rules.data?.totals;
  const chosenRule = ruleOfAll(selection.keys);
  return (
    <Page
      title="Gaps"
      subtitle={totals && <SeverityCounts counts={{ ...totals.bySeverity, unknown: totals.unknown }} words />}
      actions={<TableExport table={{ of: 'gaps', search: view.view.search, ...asked(view.view.filters) }} />}
      fill
    >
      <SplitView
        panel={
          opened && (
            <SidePanel
              label="The chosen gap"
              head={<StateBadge standing={standingOf(opened)} label={labelOf(opened)} reason={opened.cause} />}
              onClose={() => setOpened(null)}
            >
              <h2 className={classes.title}>{opened.title}</h2>
              <Link to={`/accounts/${opened.account}`} className="numeric private">
                {opened.accountName ?? opened.account}
                {opened.accountName && ` · ${opened.account}`}
              </Link>
              <GapDetail gap={opened} />
            </SidePanel>
          )
        }
      >
        <Grid
          label="Gaps"
          noun="gap"
          source={source}
          columns={GAP_COLUMNS}
          view={view}
          rowKey={keyOf}
          onOpen={setOpened}
          selection={selection}
          actions={
            <Button
              disabled={chosenRule === null}
              title={chosenRule === null ? 'Choose gaps of one kind to accept them together.' : undefined}
              onClick={() => setWaiving(true)}
            >
              Accept…
            </Button>
          }
          searchPlaceholder="Gap, account or person"
          filters={
            <>
              <FilterSelect
                label="Severity"
                options={SEVERITIES.map((value) => ({ value, label: STANDING_WORDS[value] }))}
                value={view.view.filters.severity}
                onChange={(value) => view.filter('severity', value)}
              />
              <FilterSelect
                label="Status"
                everything="Open"
                options={[
                  { value: 'unknown', label: STATUS_WORDS.unknown },
                  { value: 'waived', label: STATUS_WORDS.waived },
                  { value: 'all', label: 'All' },
                ]}
                value={view.view.filters.status}
                onChange={(value) => view.filter('status', value)}
              />
              <FilterSelect
                label="Rule"
                options={ruleOptions(rules.data?.rules ?? [], view.view.filters)}
                value={view.view.filters.rule}
                onChange={(value) => view.filter('rule', value)}
              />
              <SavedViews />
            </>
          }
          empty={
            <EmptyState icon={IconShieldCheck} title="No open gap">
              {totals?.accounts === 0
                ? 'Nothing has been scanned yet.'
                : 'Every rule that can be judged holds. Look under Status for what is unknown.'}
            </EmptyState>
          }
        />
      </SplitView>
      {waiving && chosenRule !== null && (
        <WaiveDialog
          rule={chosenRule}
          accounts={[...selection.keys].map((key) => key.split('|')[1] ?? '')}
          onClose={() => setWaiving(false)}
          onDone={selection.clear}
        />
      )}
    </Page>
  );
}

/** The rules that have something to show under the chosen status, worst first, and how much where no severity narrows it. */
function ruleOptions(rules: readonly RuleSummary[], filters: Readonly<Record<string, string>>): FilterOption[] {
  const { statuses, severities } = asked(filters);
  return rules
    .map((rule) => ({ rule, found: statuses.reduce((sum, status) => sum + rule.counts[status], 0) }))
    .filter(({ rule, found }) => found > 0 || rule.id === filters.rule)
    .sort((a, b) => SEVERITIES.indexOf(a.rule.severity) - SEVERITIES.indexOf(b.rule.severity) || b.found - a.found)
    .map(({ rule, found }) => ({
      value: rule.id,
      label: rule.title,
      ...(severities.length === 0 ? { count: found } : {}),
    }));
}

/** The filters of the address, as the ledger is asked. */
function asked(filters: Readonly<Record<string, string>>) {
  return {
    severities: SEVERITIES.filter((severity) => severity === filters.severity),
    statuses: filters.status === 'all' ? [...STATUSES] : [statusOf(filters.status)],
    ...(filters.rule === undefined ? {} : { rule: filters.rule }),
    ...(filters.account === undefined ? {} : { account: filters.account }),
  };
}

function statusOf(text: string | undefined): GapStatus {
  return STATUSES.find((status) => status === text) ?? 'gap';
}

/** The rule that all chosen gaps share, or null. */
function ruleOfAll(keys: ReadonlySet<string>): string | null {
  const rules = new Set([...keys].map((key) => key.split('|')[0]));
  const [only] = rules;
  return rules.size === 1 && only !== undefined ? only : null;
}

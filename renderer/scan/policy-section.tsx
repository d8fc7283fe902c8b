/** The least that must be granted: the two policies and the template that makes the read role everywhere. */
import { Tabs } from '@mantine/core';
import { CopyButton } from '../design/copy-text.tsx';
import { Answered } from '../design/feedback.tsx';
import { Section } from '../design/page.tsx';
import { useRequest } from '../ipc/requests.ts';
import { PROPOSED_ROLE, ROLE_NAME } from './role-name.ts';
import classes from './scan.module.css';

const TABS = [
  {
    key: 'template',
    title: 'Template for the read role',
    note: 'CloudFormation. Deploy it as a StackSet to every account.',
  },
  {
    key: 'memberPolicy',
    title: 'Policy of the read role',
    note: 'What the role may do in each account: read, nothing else.',
  },
  {
    key: 'callerPolicy',
    title: 'Policy of the caller',
    note: 'What your own identity needs in the management account.',
  },
] as const;

export function PolicySection({ roleName, account }: { roleName: string; account: string | null }) {
  const policy = useRequest(
    'aws.policy',
    { roleName: ROLE_NAME.test(roleName) ? roleName : PROPOSED_ROLE, account },
    { keepPrevious: true },
  );
  return (
    <Section title="What to grant" aside="Least privilege, read-only">
      <Tabs defaultValue="template" keepMounted={false}>
        <Tabs.List px="sm">
          {TABS.map((tab) => (
            <Tabs.Tab key={tab.key} value={tab.key}>
              {tab.title}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TABS.map((tab) => (
          <Tabs.Panel key={tab.key} value={tab.key} className={classes.policy ?? ''}>
            <Answered request={policy}>
              {(answer) => (
                <>
                  <div className={classes.policyHead}>
                    <span className="muted">{tab.note}</span>
                    <CopyButton text={answer[tab.key]} label={`Copy ${tab.title.toLowerCase()}`} />
                  </div>
                  {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
                  <section className={classes.code} tabIndex={0} aria-label={tab.title}>
                    <pre>{answer[tab.key]}</pre>
                  </section>
                </>
              )}
            </Answered>
          </Tabs.Panel>
        ))}
      </Tabs>
    </Section>
  );
}

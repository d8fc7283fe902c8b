/** Rules of EventBridge that notice the root user, and whether anybody is told by them. */
import type { RootRule } from '../../../shared/register/aws-facts.ts';
import { AwsCallError } from '../aws/errors.ts';
import { isCancelled } from '../engine/findings.ts';
import { rootEventsOf } from '../parse/event-pattern.ts';
import type { AccountContext } from './check.ts';
import { MissingAnswer } from './check.ts';
import { hasSubscriber } from './root-monitoring-alarm.ts';

export const RULES = 'events:ListRules';
export const RULE_TARGETS = 'events:ListTargetsByRule';

/**
 * Of the default bus in the region of the global services, where CloudTrail delivers what the root user does. Null where EventBridge
 * does not answer: that nobody is told otherwise is known already, so only the reason becomes poorer.
 */
export async function rootRules(context: AccountContext): Promise<RootRule[] | null> {
  try {
    return await read(context);
  } catch (error) {
    if ((error instanceof AwsCallError && !isCancelled(error)) || error instanceof MissingAnswer) return null;
    throw error;
  }
}

async function read({ call, globalRegion }: AccountContext): Promise<RootRule[]> {
  const found: RootRule[] = [];
  let token: string | undefined;
  do {
    const page = await call(RULES, { Limit: 100, ...(token ? { NextToken: token } : {}) }, globalRegion);
    if (page.Rules === undefined) throw new MissingAnswer(RULES, 'a list of rules');
    for (const { Name, EventPattern, State } of page.Rules) {
      const notices = rootEventsOf(EventPattern);
      if (notices === null || Name === undefined) continue;
      const enabled = State === 'ENABLED' || State === 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS';
      found.push({ name: Name, notices, tells: enabled && (await tells(call, Name, globalRegion)) });
    }
    token = page.NextToken || undefined;
  } while (token !== undefined);
  return found;
}

/** A target other than a topic (a function, a queue, another bus) counts by itself; a topic where somebody confirmed. */
async function tells(call: AccountContext['call'], rule: string, region: string): Promise<boolean> {
  let token: string | undefined;
  do {
    const page = await call(RULE_TARGETS, { Rule: rule, ...(token ? { NextToken: token } : {}) }, region);
    if (page.Targets === undefined) throw new MissingAnswer(RULE_TARGETS, 'a list of targets');
    for (const { Arn } of page.Targets) {
      if (Arn === undefined) continue;
      if (!/^arn:[^:]+:sns:/.test(Arn) || (await hasSubscriber(call, Arn, region))) return true;
    }
    token = page.NextToken || undefined;
  } while (token !== undefined);
  return false;
}

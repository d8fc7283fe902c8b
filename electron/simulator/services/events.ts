/** EventBridge: the rules of the default bus and what they tell. */
import { invalid } from '../wire/error.ts';
import { page, text } from '../wire/input.ts';
import type { Call, Service } from './call.ts';

const PAGE_SIZE = 100;

const rulesOf = ({ account, region }: Call) =>
  (account.detection.eventRules ?? []).filter((rule) => rule.region === region);

export const events: Service = {
  ListRules(call) {
    const listed = page(rulesOf(call), text(call.input, 'NextToken'), PAGE_SIZE);
    if (!listed) throw invalid('events', 'Invalid NextToken.');
    return {
      Rules: listed.items.map(({ name, pattern, state }) => ({
        Name: name,
        EventPattern: JSON.stringify(pattern),
        State: state,
        EventBusName: 'default',
      })),
      NextToken: listed.next,
    };
  },

  ListTargetsByRule(call) {
    const rule = rulesOf(call).find(({ name }) => name === text(call.input, 'Rule'));
    if (!rule) throw invalid('events', 'Rule does not exist on EventBus default.');
    return { Targets: rule.targets.map((arn, at) => ({ Id: `t${at}`, Arn: arn })) };
  },
};

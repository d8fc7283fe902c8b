/** Simple Notification Service: who hears of an alarm. */
import { arnIn } from '../organization.ts';
import { uuidOf } from '../random.ts';
import { accessDenied, invalid, WireError } from '../wire/error.ts';
import { page, text } from '../wire/input.ts';
import type { Service } from './call.ts';

const PAGE_SIZE = 100;

export const sns: Service = {
  ListSubscriptionsByTopic({ account, caller, input, region, world }) {
    const arn = text(input, 'TopicArn') ?? '';
    const [, partition, , topicRegion, owner, name] = arn.split(':');
    if (!name || partition !== world.organization.partition) {
      throw invalid('sns', 'Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements');
    }
    if (owner !== account.id) throw accessDenied('sns', caller.arn, 'SNS:ListSubscriptionsByTopic', arn);
    const topic = account.detection.topics.find(
      (candidate) => candidate.region === topicRegion && candidate.name === name,
    );
    if (!topic || topicRegion !== region) throw new WireError(['NotFound', 404], 'Topic does not exist');
    const listed = page(topic.subscriptions, text(input, 'NextToken'), PAGE_SIZE);
    if (!listed) throw invalid('sns', 'Invalid parameter: NextToken');
    return {
      Subscriptions: listed.items.map(({ protocol, endpoint, confirmed }) => ({
        SubscriptionArn: confirmed
          ? arnIn(world.organization.partition, 'sns', topic.region, owner, `${name}:${uuidOf(`${arn}/${endpoint}`)}`)
          : 'PendingConfirmation',
        Owner: owner,
        Protocol: protocol,
        Endpoint: endpoint,
        TopicArn: arn,
      })),
      NextToken: listed.next,
    };
  },
};

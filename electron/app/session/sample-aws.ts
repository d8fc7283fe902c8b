/** Main's side of the sample's simulated AWS. */
import { LedgerError } from '../../../shared/ipc/result.ts';
import type { Helpers } from '../../helpers/helper.ts';
import type { SampleAws } from '../../sample/aws.ts';

/** Start it from the built file; stopping ends its helper. Throws a `LedgerError`. */
export async function sampleAwsInHelper(helpers: Helpers, file: string, now: string): Promise<SampleAws> {
  const helper = helpers.start(file, { data: { now }, name: 'sample' });
  const environment = await new Promise<NodeJS.ProcessEnv>((resolve, reject) => {
    helper.onMessage((message: Pick<SampleAws, 'environment'>) => resolve(message.environment));
    helper.onExit(() => reject(new LedgerError('internal', 'The sample’s simulated AWS stopped.')));
  });
  return { environment, stop: () => helper.end() };
}

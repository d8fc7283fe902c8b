/** The sample company's AWS: the simulator with its accounts, reached through the SDK's ordinary configuration. */
import { devNull } from 'node:os';
import { startSimulator } from '../simulator/start.ts';
import { sampleOrganization } from './organization.ts';

export interface SampleAws {
  /** What the SDK reads: endpoint, keys and region, and nothing of this machine's own AWS configuration. */
  readonly environment: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

/** Start it. `now` is the instant that its data is told for (ISO 8601); its clock goes on from there. */
export async function startSampleAws(now: string): Promise<SampleAws> {
  const ahead = Date.parse(now) - Date.now();
  const simulator = await startSimulator({
    organization: sampleOrganization(now),
    rateLimits: [],
    now: () => new Date(Date.now() + ahead),
  });
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
  return {
    environment: {
      ...Object.fromEntries(own),
      ...simulator.environment,
      AWS_CONFIG_FILE: devNull,
      AWS_SHARED_CREDENTIALS_FILE: devNull,
    },
    stop: () => simulator.stop(),
  };
}

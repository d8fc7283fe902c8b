/** The sample's simulated AWS in a helper of its own: its accounts and people are in no other process, and go with it. */
import { parent } from '../helpers/parent.ts';
import { startSampleAws } from './aws.ts';

const main = await parent<{ readonly now: string }>();
const { environment } = await startSampleAws(main.data.now);
main.say({ environment });

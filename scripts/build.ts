/** `npm run build`: the app in `out/`, if a source changed. */
import { ensureBuild } from './setup/build.ts';
import { main } from './setup/say.ts';

await main(async () => {
  await ensureBuild();
  return 0;
});

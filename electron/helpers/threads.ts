/** Helpers as threads of this process: for tests, and wherever there is no Electron. */
import { MessageChannel, type Transferable, Worker } from 'node:worker_threads';
import { heardFrom } from './hearing.ts';
import type { Down, Helpers, Port, Up } from './helper.ts';

/** Threads take the same ends of lines as processes do, and can be given those of threads alone. */
const ofThreads = (ports: readonly Port[] | undefined) => (ports ?? []) as Transferable[];

export const threadHelpers: Helpers = {
  start: (file, { data, ports, env, name, youngGenerationMb }) => {
    const worker = new Worker(file, {
      name,
      ...(env === undefined ? {} : { env }),
      ...(youngGenerationMb === undefined ? {} : { resourceLimits: { maxYoungGenerationSizeMb: youngGenerationMb } }),
    });
    const send = (message: Down, moved: readonly Port[] | undefined) => worker.postMessage(message, ofThreads(moved));
    const helper = heardFrom({
      post: (message, given) => send(['say', message, ofThreads(given) as never], given),
      end: async () => void (await worker.terminate()),
    });
    worker.on('message', (message: Up) => helper.hear(message));
    // Its exit follows.
    worker.on('error', () => undefined);
    worker.once('exit', () => helper.gone());
    send(['start', data, ofThreads(ports) as never], ports);
    return helper;
  },
  line: () => {
    const { port1, port2 } = new MessageChannel();
    return [port1, port2];
  },
};

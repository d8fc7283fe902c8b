/** A helper for tests: says back what it hears, what it was told at its start, and opens a secret. */
import type { Port } from '../../../electron/helpers/helper.ts';
import { listenAt, parent } from '../../../electron/helpers/parent.ts';

const main = await parent<{ readonly told: string }>();
const answerAt = (line: Port): void => listenAt(line, (message: string) => line.postMessage(`${message}!`));
for (const line of main.ports) answerAt(line);

main.onMessage((message: { secret?: Uint8Array; end?: boolean; fail?: boolean; word?: string }, ports) => {
  for (const line of ports) answerAt(line);
  if (message.fail) throw new Error('ada@fernhill.example');
  if (message.secret) {
    const opened = main.open(message.secret);
    main.say({ opened: opened.toString('utf8') });
    opened.fill(0);
  }
  if (message.word) main.say({ word: message.word, told: main.data.told });
  if (message.end) main.done();
});

/** What a change of a room asks for while the app is being written. Pure. */

/** `reload`: the window alone; `restart`: main and its helpers have changed, too. */
export type RebuildWork = 'reload' | 'restart';

/** What is to be done after one more change; the larger of two stands for both. */
export function workFor(room: 'shared' | 'electron' | 'renderer', waiting: RebuildWork | null): RebuildWork {
  return room === 'renderer' && waiting !== 'restart' ? 'reload' : 'restart';
}

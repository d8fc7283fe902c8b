/** The cheat sheet of keyboard shortcuts. */
import { Modal } from '@mantine/core';
import classes from './frame.module.css';
import { SHORTCUTS } from './shortcuts.ts';

export function ShortcutSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Keyboard shortcuts" size="xl">
      <div className={classes.sheet}>
        {SHORTCUTS.map((group) => (
          <section key={group.title}>
            <h3 className="faint" style={{ margin: '0 0 0.5rem', fontWeight: 500 }}>
              {group.title}
            </h3>
            <dl className={classes.keys}>
              {group.shortcuts.map((shortcut) => (
                <div key={shortcut.does} style={{ display: 'contents' }}>
                  <dt>{shortcut.does}</dt>
                  <dd>
                    {shortcut.keys.map((key, place) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: one key may be pressed twice
                      <kbd key={place} className={classes.kbd}>
                        {key}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}

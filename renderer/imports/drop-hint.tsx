/** While files are held over the window: says what letting go of them does. Main hears of the drop by itself. */
import { IconFileImport } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { navigate } from '../app/location.ts';
import { useEvent } from '../ipc/events.ts';
import classes from './imports.module.css';

export function DropHint() {
  const [over, setOver] = useState(false);
  useEvent('files.dropped', () => navigate('/imports'));
  useEffect(() => {
    // Entering a child comes before leaving its parent: only the balance of both tells.
    let depth = 0;
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth += 1;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const end = () => {
      depth = 0;
      setOver(false);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', end);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', end);
    };
  }, []);
  if (!over) return null;
  return (
    <div className={classes.hint} role="status">
      <div className={classes.hintCard}>
        <IconFileImport size={22} stroke={1.5} aria-hidden="true" />
        Let go to import. Nothing is written before you accept it.
      </div>
    </div>
  );
}

/** Where a file was saved, and its sum to keep beside it. */
import { IconCircleCheck } from '@tabler/icons-react';
import type { SavedFile } from '../../shared/ipc/channels/reports.ts';
import { CopyText } from '../design/copy-text.tsx';
import { fileSize } from '../design/locale.ts';
import classes from './reports.module.css';

export function Saved({ saved }: { saved: SavedFile }) {
  return (
    <div className={classes.saved} role="status">
      <IconCircleCheck size={17} stroke={1.7} aria-hidden="true" />
      <div>
        <p>{savedWords(saved)}</p>
        <p className="muted">
          SHA-256{' '}
          <CopyText text={saved.sha256} label="Copy the SHA-256">
            <span className="mono">{saved.sha256}</span>
          </CopyText>
        </p>
      </div>
    </div>
  );
}

export function savedWords({ file, bytes }: SavedFile): string {
  return `Saved ${file} (${fileSize(bytes)}).`;
}

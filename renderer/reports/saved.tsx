/** Where a file was saved, and its sum to keep beside it. */
import { IconCircleCheck } from '@tabler/icons-react';
import type { SavedFile } from '../../shared/ipc/channels/reports.ts';
import { CopyText } from '../design/copy-text.tsx';
import classes from './reports.module.css';

const BYTES_PER_KILOBYTE = 1000;
const BYTES_PER_MEGABYTE = 1_000_000;

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
  return `Saved ${file} (${sizeWords(bytes)}).`;
}

function sizeWords(bytes: number): string {
  if (bytes < BYTES_PER_MEGABYTE) return `${Math.max(1, Math.round(bytes / BYTES_PER_KILOBYTE)).toLocaleString()} kB`;
  return `${(bytes / BYTES_PER_MEGABYTE).toLocaleString(undefined, { maximumFractionDigits: 1 })} MB`;
}

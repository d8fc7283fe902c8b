/** The files of an import: what each one is, how much of it counts, what was refused. */
import { memo } from 'react';
import type { PendingFile } from '../../../shared/ipc/channels/imports.ts';
import classes from '../imports.module.css';
import { FileRow } from './file-row.tsx';

const Row = memo(FileRow);

/** Drawn again only where a file changes: each has lists to choose from. */
export const FilesPanel = memo(function FilesPanel({ files }: { files: readonly PendingFile[] }) {
  return (
    <section className={classes.box} aria-label="Files">
      <ul className={classes.files}>
        {files.map((file) => (
          <Row key={file.id} file={file} />
        ))}
      </ul>
    </section>
  );
});

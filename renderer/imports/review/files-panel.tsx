/** The files of an import: what each one is, how much of it counts, what was refused. */
import type { PendingFile } from '../../../shared/ipc/channels/imports.ts';
import classes from '../imports.module.css';
import { FileRow } from './file-row.tsx';

export function FilesPanel({ files }: { files: readonly PendingFile[] }) {
  return (
    <section className={classes.box} aria-label="Files">
      <ul className={classes.files}>
        {files.map((file) => (
          <FileRow key={file.id} file={file} />
        ))}
      </ul>
    </section>
  );
}

/** Files as evidence: the person chooses them in the system's dialog, and no byte of them passes the window. */
import type { FileKind } from '../dialogs.ts';
import { readEvidence } from '../evidence-file.ts';
import type { AppServices, HandlersOf } from './handlers.ts';

const ANY_FILE: FileKind = { title: 'Choose a file as proof', name: 'Any file', extension: '*' };

export function offboardingHandlers({
  session,
  trust,
  reports,
}: AppServices): HandlersOf<'offboarding.attach' | 'offboarding.save-attachment'> {
  return {
    'offboarding.attach': async ({ id, step }) => {
      const ledger = session.ledger();
      const path = await trust.dialogs.chooseToOpen(ANY_FILE);
      // Locked while the dialog was open: what was chosen then belongs to no ledger.
      if (path === null || ledger !== session.ledger()) return null;
      const { seq } = await ledger.internal('offboarding.attach', { id, step, ...(await readEvidence(path)) });
      return { seq };
    },
    'offboarding.save-attachment': async ({ hash }) => {
      const ledger = session.ledger();
      const { name, bytes } = await ledger.internal('offboarding.attachment', { hash });
      const kind = { ...ANY_FILE, title: 'Save a copy of the proof' };
      const path = await trust.dialogs.chooseToSave(kind, name);
      if (path === null || ledger !== session.ledger()) return null;
      const saved = await reports.write(path, bytes);
      const detail = { sha256: saved.sha256 };
      await ledger.internal('log.taken-out', { what: 'export', title: 'Saved a copy of a proof', detail });
      return saved;
    },
  };
}

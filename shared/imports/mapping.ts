/** A saved column mapping for tables of people, as given with `--mapping` or kept in the ledger. */
import { z } from 'zod';

/** `columns` maps our names (email, name, firstName, lastName, lastDay, status, manager, title, alias) to the table's. */
export const columnMapping = z.strictObject({
  columns: z.record(z.string().max(40), z.string().max(200)).optional(),
  delimiter: z.string().length(1).optional(),
  dateFormat: z.string().max(40).optional(),
});

/**
 * `npm run sbom`: the bill of materials, written to `docs/licences.md` and `docs/bill-of-materials.json` (CycloneDX 1.6), from the
 * lock file and what is installed. Fails on a licence that the product may not ship.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { billOfMaterials, cycloneDx, forbidden, licencesText } from './sbom/bill.ts';
import { ROOT } from './setup/paths.ts';
import { main, say } from './setup/say.ts';

await main(async () => {
  const bill = billOfMaterials(ROOT);
  writeFileSync(join(ROOT, 'docs', 'licences.md'), licencesText(bill));
  writeFileSync(join(ROOT, 'docs', 'bill-of-materials.json'), `${JSON.stringify(cycloneDx(bill), null, 2)}\n`);
  const bad = forbidden(bill);
  for (const { name, version, licence } of bad) say(`May not be used: ${name} ${version} (${licence})`);
  say(`${bill.length} packages listed.`);
  return bad.length === 0 ? 0 : 1;
});

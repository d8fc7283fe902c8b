/**
 * Controls that findings relate to, by subject. Related, not a compliance verdict.
 * Item numbers differ between versions of the CIS benchmark, so each version has its own.
 */
const cis = (numbers: Record<string, string>): string[] =>
  Object.entries(numbers).map(([version, item]) => `CIS-AWS-${version}:${item}`);
const of =
  (framework: string) =>
  (...items: string[]): string[] =>
    items.map((item) => `${framework}:${item}`);
const nist = of('NIST-800-53');
const iso = of('ISO-27001-2022');
const pci = of('PCI-DSS-4.0');
const fsbp = of('FSBP');
const soc2 = of('SOC2');
const hipaa = of('HIPAA');

export const ROOT_ACCESS_KEY: readonly string[] = [
  ...cis({ '3.0': '1.4', '4.0.1': '1.4', '5.0': '1.3', '6.0': '2.3', '7.0': '2.4' }),
  ...fsbp('IAM.4'),
  ...nist('AC-2(1)', 'AC-6', 'AC-6(2)', 'AC-6(10)', 'IA-2'),
  ...pci('7.2.1', '7.2.2', '8.2.1', '8.2.2'),
  ...iso('A.5.15'),
  ...hipaa('164.308(a)(3)(i)', '164.312(a)(2)(i)'),
];

export const ROOT_MFA: readonly string[] = [
  ...cis({ '3.0': '1.5', '4.0.1': '1.5', '5.0': '1.4', '6.0': '2.4', '7.0': '2.5' }),
  ...fsbp('IAM.9'),
  ...nist('IA-2(1)', 'IA-2(2)', 'IA-2(8)', 'AC-3(2)'),
  ...pci('8.4.1', '8.4.2', '8.4.3'),
  ...iso('A.5.17', 'A.8.5'),
  ...hipaa('164.312(d)'),
];

export const HARDWARE_MFA: readonly string[] = [
  ...cis({ '3.0': '1.6', '4.0.1': '1.6', '5.0': '1.5', '6.0': '2.5', '7.0': '2.6' }),
  ...fsbp('IAM.6'),
  ...pci('8.4.1'),
];

export const ROOT_USE: readonly string[] = [
  ...cis({ '3.0': '1.7', '4.0.1': '1.7', '5.0': '1.6', '6.0': '2.6', '7.0': '2.7' }),
  ...iso('A.5.15'),
];

export const ROOT_MONITORING: readonly string[] = [
  ...cis({ '3.0': '4.3', '4.0.1': '4.3', '5.0': '4.3', '6.0': '5.3', '7.0': '5.3' }),
  ...fsbp('CloudWatch.1'),
  ...iso('A.8.15', 'A.8.16'),
  ...hipaa('164.308(a)(6)'),
];

export const DETECTION: readonly string[] = iso('A.8.16');

export const CONTACT_DETAILS: readonly string[] = [
  ...cis({ '3.0': '1.1', '4.0.1': '1.1', '5.0': '1.1', '6.0': '2.1', '7.0': '2.2' }),
  ...iso('A.5.5'),
];

export const SECURITY_CONTACT: readonly string[] = [
  ...cis({ '3.0': '1.2', '4.0.1': '1.2', '5.0': '1.2', '6.0': '2.2', '7.0': '2.3' }),
  ...fsbp('Account.1'),
  ...iso('A.5.5'),
];

export const CENTRAL_ROOT: readonly string[] = cis({ '7.0': '2.1.1' });

export const IN_ORGANIZATION: readonly string[] = fsbp('Account.2');

/** Somebody who should have lost access has it still, or knows a secret that was not changed. */
export const ACCESS_REMOVAL: readonly string[] = [
  ...iso('A.5.18', 'A.6.5'),
  ...soc2('CC6.2', 'CC6.3'),
  ...nist('AC-2', 'PS-4'),
  ...pci('8.2.5'),
  ...hipaa('164.308(a)(3)(ii)(C)'),
];

/** One person can do what two should have to do together. */
export const SEGREGATION: readonly string[] = [...iso('A.5.3'), ...nist('AC-5', 'AC-3(2)')];

/** A shared account whose holders nobody has named. */
export const NAMED_HOLDERS: readonly string[] = [...pci('8.2.2'), ...iso('A.5.16', 'A.5.17')];

/** A hardware token or phone that is one person's, or was not handed back. */
export const ASSETS: readonly string[] = [...iso('A.5.11'), ...pci('8.3.11')];

export const PERIODIC_REVIEW: readonly string[] = [...iso('A.5.18', 'A.8.2'), ...pci('7.2.4')];

/** Would it work on the day it is needed? */
export const TESTED_PROCEDURE: readonly string[] = [...iso('A.5.30', 'A.5.37'), ...nist('CP-4')];

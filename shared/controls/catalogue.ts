/**
 * Control catalogue: which items of which framework a topic relates to, per version.
 *
 * Related controls, not a compliance verdict. Sources: the published benchmarks and the mappings of open scanners;
 * `confirmed: false` marks numbers known from general knowledge alone. PCI DSS numbers keep their three real parts.
 */
import type { ControlTopic } from './topics.ts';

export type FrameworkId =
  | 'cis'
  | 'fsbp'
  | 'nist-800-53'
  | 'nist-800-171'
  | 'nist-csf'
  | 'pci-dss'
  | 'iso-27001'
  | 'hipaa'
  | 'soc-2'
  | 'well-architected'
  | 'fedramp';

export const FRAMEWORKS: Record<FrameworkId, { readonly name: string; readonly short: string }> = {
  cis: { name: 'CIS Amazon Web Services Foundations Benchmark', short: 'CIS' },
  fsbp: { name: 'AWS Foundational Security Best Practices', short: 'FSBP' },
  'nist-800-53': { name: 'NIST SP 800-53 Rev. 5', short: 'NIST 800-53' },
  'nist-800-171': { name: 'NIST SP 800-171', short: 'NIST 800-171' },
  'nist-csf': { name: 'NIST Cybersecurity Framework 2.0', short: 'NIST CSF' },
  'pci-dss': { name: 'PCI DSS 4.0', short: 'PCI' },
  'iso-27001': { name: 'ISO/IEC 27001:2022', short: 'ISO 27001' },
  hipaa: { name: 'HIPAA Security Rule', short: 'HIPAA' },
  'soc-2': { name: 'SOC 2 Trust Services Criteria', short: 'SOC 2' },
  'well-architected': { name: 'AWS Well-Architected Framework', short: 'Well-Architected' },
  fedramp: { name: 'FedRAMP', short: 'FedRAMP' },
};

export const CIS_VERSIONS = ['1.4', '1.5', '2.0', '3.0', '4.0.1', '5.0', '6.0', '7.0'] as const;
export type CisVersion = (typeof CIS_VERSIONS)[number];
const LATEST_CIS: CisVersion = '7.0';

export interface ControlItem {
  readonly framework: FrameworkId;
  /** Where the item's number depends on the framework's version (CIS). */
  readonly version?: CisVersion;
  readonly id: string;
  readonly confirmed: boolean;
}

/** CIS item numbers: to 4.0.1 · 5.0 · 6.0 · 7.0; null where the version has no such item. */
const CIS: Partial<Record<ControlTopic, readonly [string | null, string | null, string | null, string | null]>> = {
  'central-root': [null, null, null, '2.1.1'],
  'contact-details': ['1.1', '1.1', '2.1', '2.2'],
  'security-contact': ['1.2', '1.2', '2.2', '2.3'],
  'root-access-key': ['1.4', '1.3', '2.3', '2.4'],
  'root-mfa': ['1.5', '1.4', '2.4', '2.5'],
  'root-hardware-mfa': ['1.6', '1.5', '2.5', '2.6'],
  'root-use': ['1.7', '1.6', '2.6', '2.7'],
  'root-monitoring': ['4.3', '4.3', '5.3', '5.3'],
};

/** Other frameworks: ids, those that are not confirmed marked with a leading `?`. */
const OTHERS: Record<ControlTopic, Partial<Record<Exclude<FrameworkId, 'cis'>, readonly string[]>>> = {
  'central-root': { 'nist-csf': ['2.0'] },
  'contact-details': { 'iso-27001': ['A.5.5'], 'well-architected': ['SEC03-BP03', 'SEC10-BP01'] },
  'security-contact': { fsbp: ['Account.1'], 'iso-27001': ['A.5.5'] },
  'root-access-key': {
    fsbp: ['IAM.4'],
    'nist-800-53': ['AC-2(1)', 'AC-2(6)', 'AC-6', 'AC-6(2)', 'AC-6(10)', 'IA-2'],
    'pci-dss': ['7.2.1', '7.2.2', '8.2.1', '8.2.2', '8.2.4', '8.2.5', '8.3.11'],
    'iso-27001': ['A.5.15'],
    hipaa: ['164.308(a)(3)(i)', '164.308(a)(3)(ii)(B)', '164.308(a)(4)(ii)(C)', '164.312(a)(2)(i)'],
    'well-architected': ['SEC01-BP02'],
  },
  'root-mfa': {
    fsbp: ['IAM.9'],
    'nist-800-53': ['IA-2(1)', 'IA-2(2)', 'IA-2(6)', 'IA-2(8)', 'AC-2(1)', 'AC-3(2)'],
    'nist-800-171': ['3.5.3'],
    'pci-dss': ['8.4.1', '8.4.2', '8.4.3'],
    'iso-27001': ['A.5.15', 'A.5.17', 'A.8.5'],
    hipaa: ['164.308(a)(3)(ii)(A)', '164.312(d)'],
    'well-architected': ['SEC01-BP02'],
  },
  'root-hardware-mfa': { fsbp: ['IAM.6'], 'pci-dss': ['8.4.1', '8.4.2', '8.4.3'], 'well-architected': ['SEC01-BP02'] },
  'root-use': { 'iso-27001': ['A.5.15'], 'well-architected': ['SEC02-BP01'] },
  'root-monitoring': { fsbp: ['CloudWatch.1'], 'iso-27001': ['A.8.15', 'A.8.16'], hipaa: ['164.308(a)(6)'] },
  'leaver-reach': {
    'nist-800-53': ['?AC-2', '?PS-4'],
    'pci-dss': ['8.2.4', '8.2.5'],
    'iso-27001': ['A.5.18', 'A.6.5'],
    hipaa: ['?164.308(a)(3)(ii)(C)'],
    'soc-2': ['CC6.2', 'CC6.3'],
  },
  separation: { 'nist-800-53': ['AC-3(2)', '?AC-5'], 'iso-27001': ['A.5.3'] },
  'named-holders': { 'pci-dss': ['8.2.2'], 'iso-27001': ['A.5.16', 'A.5.17'] },
  'token-return': { 'pci-dss': ['8.3.11'], 'iso-27001': ['A.5.11'] },
  'periodic-review': { 'pci-dss': ['?7.2.4'], 'iso-27001': ['A.5.18', 'A.8.2'] },
  'tested-procedure': { 'nist-800-53': ['?CP-4'], 'iso-27001': ['A.5.30', 'A.5.37'], fedramp: ['FRR-RSC-01'] },
  'evidence-integrity': { 'iso-27001': ['A.5.33'] },
};

const CIS_COLUMN: Record<CisVersion, 0 | 1 | 2 | 3> = {
  '1.4': 0,
  '1.5': 0,
  '2.0': 0,
  '3.0': 0,
  '4.0.1': 0,
  '5.0': 1,
  '6.0': 2,
  '7.0': 3,
};

/** The number of a topic in one version of the CIS benchmark; null where that version has no such item. */
export function cisItem(topic: ControlTopic, version: CisVersion): string | null {
  return CIS[topic]?.[CIS_COLUMN[version]] ?? null;
}

/** All related items of a topic: CIS in the versions asked for (default: the latest), then the other frameworks. */
export function controlsFor(topic: ControlTopic, cisVersions: readonly CisVersion[] = [LATEST_CIS]): ControlItem[] {
  const items: ControlItem[] = [];
  for (const version of cisVersions) {
    const id = cisItem(topic, version);
    if (id !== null) items.push({ framework: 'cis', version, id, confirmed: true });
  }
  for (const [framework, ids] of Object.entries(OTHERS[topic]) as [FrameworkId, readonly string[]][])
    for (const id of ids) items.push({ framework, id: id.replace(/^\?/, ''), confirmed: !id.startsWith('?') });
  return items;
}

/** As it is shown and exported: `CIS 7.0 2.4`, `FSBP IAM.4`. */
export function controlLabel(item: ControlItem): string {
  const { short } = FRAMEWORKS[item.framework];
  return item.version === undefined ? `${short} ${item.id}` : `${short} ${item.version} ${item.id}`;
}

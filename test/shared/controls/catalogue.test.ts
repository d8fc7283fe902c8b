/** The control catalogue: item numbers per version, as the published benchmarks have them. */
import { expect, test } from 'vitest';
import { CIS_VERSIONS, cisItem, controlLabel, controlsFor, FRAMEWORKS } from '../../../shared/controls/catalogue.ts';
import { CONTROL_TOPICS } from '../../../shared/controls/topics.ts';

test.each([
  ['central-root', [null, null, null, null, null, null, null, '2.1.1']],
  ['contact-details', ['1.1', '1.1', '1.1', '1.1', '1.1', '1.1', '2.1', '2.2']],
  ['security-contact', ['1.2', '1.2', '1.2', '1.2', '1.2', '1.2', '2.2', '2.3']],
  ['root-access-key', ['1.4', '1.4', '1.4', '1.4', '1.4', '1.3', '2.3', '2.4']],
  ['root-mfa', ['1.5', '1.5', '1.5', '1.5', '1.5', '1.4', '2.4', '2.5']],
  ['root-hardware-mfa', ['1.6', '1.6', '1.6', '1.6', '1.6', '1.5', '2.5', '2.6']],
  ['root-use', ['1.7', '1.7', '1.7', '1.7', '1.7', '1.6', '2.6', '2.7']],
  ['root-monitoring', ['4.3', '4.3', '4.3', '4.3', '4.3', '4.3', '5.3', '5.3']],
] as const)('CIS items of %s', (topic, numbers) => {
  expect(CIS_VERSIONS.map((version) => cisItem(topic, version))).toEqual(numbers);
});

test('every topic relates to something, and every item can be shown', () => {
  for (const topic of CONTROL_TOPICS) {
    const items = controlsFor(topic);
    expect(items.length, topic).toBeGreaterThan(0);
    for (const item of items) {
      expect(item.id).not.toContain('?');
      expect(controlLabel(item).startsWith(FRAMEWORKS[item.framework].short)).toBe(true);
    }
  }
});

test('PCI DSS numbers keep their three real parts', () => {
  for (const topic of CONTROL_TOPICS)
    for (const item of controlsFor(topic)) if (item.framework === 'pci-dss') expect(item.id).toMatch(/^\d+\.\d+\.\d+$/);
});

/** What a control speaks of. Gap rules and checks name topics; the catalogue says which items of each framework they are. */
export const CONTROL_TOPICS = [
  'central-root',
  'contact-details',
  'security-contact',
  'root-access-key',
  'root-mfa',
  'root-hardware-mfa',
  'root-use',
  'root-monitoring',
  'leaver-reach',
  'separation',
  'named-holders',
  'token-return',
  'periodic-review',
  'tested-procedure',
  'evidence-integrity',
] as const;
export type ControlTopic = (typeof CONTROL_TOPICS)[number];

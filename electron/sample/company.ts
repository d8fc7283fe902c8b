/** Fernhill Foods: an invented grocery company. Its domains are reserved ones, its phone numbers those kept for drama. */
export const COMPANY = 'Fernhill Foods Ltd';
export const DOMAIN = 'fernhill.example';
/** Bought in spring; its mail domain is on the list of company domains, its registrar account is in nobody's hands. */
export const KESTREL_DOMAIN = 'kestrelpay.example';
/** A supplier's domain that one root email is still in. */
export const SUPPLIER_DOMAIN = 'northbridge-it.example';

export const MAIN_ORGANIZATION = 'o-fernhill01';
export const KESTREL_ORGANIZATION = 'o-kestrelpay1';
export const BILLING_FAMILY = 'o-wholesale13';

export const PHONES = {
  serviceDesk: '+442079460100',
  finance: '+442079460177',
  gareth: '+447700900142',
  noor: '+447700900187',
  formerCto: '+447700900311',
  reception: '+441632960200',
  payments: '+442079460155',
} as const;

export const PLACES = {
  london: 'London HQ safe',
  leeds: 'Leeds office safe',
  cabinet: 'Old server room cabinet',
} as const;

export const VAULTS = {
  production: '1password:AWS root production',
  staging: '1password:AWS root staging',
  payments: '1password:Payments platform',
  data: '1password:Data platform',
  corporate: '1password:Corporate IT',
  legacy: 'bitwarden:Legacy AWS',
  hosted: 'vaultwarden:Break glass',
} as const;

/** `gareth.pryce` → the company address. */
export function address(mailbox: string): string {
  return `${mailbox}@${DOMAIN}`;
}

/** Which mailbox an address ends up in, and whose domain it is. */
import { addressKey, domainKey } from '../text/compare.ts';

/** Providers where anybody may open a mailbox, and where the company cannot recover one. */
const PUBLIC_PROVIDERS = new Set(
  (
    'gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk live.com msn.com yahoo.com yahoo.co.uk yahoo.co.jp ' +
    'yahoo.fr yahoo.de ymail.com rocketmail.com aol.com icloud.com me.com mac.com proton.me protonmail.com pm.me gmx.com ' +
    'gmx.de gmx.net web.de t-online.de freenet.de mail.com mail.ru yandex.com yandex.ru zoho.com fastmail.com hey.com ' +
    'tutanota.com tuta.com qq.com 163.com 126.com sina.com naver.com hanmail.net daum.net orange.fr free.fr laposte.net ' +
    'wanadoo.fr libero.it virgilio.it seznam.cz wp.pl o2.pl onet.pl rediffmail.com comcast.net btinternet.com'
  ).split(' '),
);

/** The part after the last @, in lower case; undefined where there is none. */
export function domainOf(email: string | null | undefined): string | undefined {
  const at = email?.lastIndexOf('@') ?? -1;
  if (!email || at < 0) return undefined;
  return domainKey(email.slice(at + 1));
}

export function isPublicProvider(domain: string): boolean {
  return PUBLIC_PROVIDERS.has(domain);
}

/** The mailbox behind an address: `aws+prod@x.example` and `aws@x.example` are one. */
export function mailboxOf(email: string): string {
  const lower = addressKey(email);
  const at = lower.lastIndexOf('@');
  const plus = lower.indexOf('+');
  return plus > 0 && plus < at ? lower.slice(0, plus) + lower.slice(at) : lower;
}

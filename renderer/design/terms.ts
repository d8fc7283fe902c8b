/** What the product's words mean, for the tooltips of `<Term>`. */
export const TERMS = {
  'root user':
    'The identity that owns an AWS account. It can do everything there, and no policy inside the account limits it.',
  'root email': 'The address that the root user signs in with. Whoever reads its mail can reset the password.',
  group: 'A distribution group: the mailing list that receives the root email.',
  reader: 'Somebody who receives or can read the mail now.',
  vault: 'A vault or collection of the password manager.',
  'MFA device': 'What the root user’s second factor is kept on: a security key, a passkey, an authenticator.',
  holder: 'Whoever has a device or a phone.',
  custody: 'Who holds what: mailbox, password, second factor, phone, keys.',
  fact: 'One statement about custody, with where it comes from and how old it is.',
  gap: 'A practice that an account does not follow, by the rules under “What we check”.',
  unknown: 'Nobody has established this. It is never counted as fine.',
  waiver: 'A gap that somebody accepted, with a reason and a date when that ends.',
  'bus factor':
    'The fewest people whose absence leaves no intended way in. 0 means nobody can get in today; 1 hangs on one person.',
  'break-in number':
    'The fewest people who together can get in as root, counting what they once knew. 1 means one person alone can.',
  reachable: 'All active people together can still get in.',
  'recovery estimate': 'The best way back in if the usual ones fail, and how long it takes.',
  'central root access': 'The organization manages root credentials of member accounts from one place.',
  drill: 'A rehearsal of getting in, recorded with its result.',
  stale: 'Older than the review interval: shown and counted, but not trusted as fine.',
  drift: 'Two sources say different things about the same fact.',
  unreachable: 'Nobody can get in today either, with them or without.',
  lost: 'Reachable today, not without them.',
  fragile: 'Still reachable, but by fewer people than the policy asks for.',
  'still in': 'With what they keep they get in alone.',
  'in with help': 'They get in together with somebody who stays.',
  leaver: 'Somebody whose last day is known, or who has left.',
} as const;

export type TermName = keyof typeof TERMS;

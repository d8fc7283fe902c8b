import { ROOT_ACCESS_KEY } from '../related-controls.ts';
import { FINE, type GapRule, gap } from '../rule.ts';
import { READ_IT, unread } from '../unread.ts';

export const rootSigningCertificates: GapRule = {
  id: 'root-signing-certificates',
  title: 'Root signing certificates',
  severity: 'high',
  about: 'aws',
  why: 'A signing certificate is an old kind of key: whoever has its private half can sign requests as root, without MFA. Hardly anything needs one today.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? READ_IT
      : 'Find out what still signs with it, move that to an IAM role, and delete the certificate.',
  controls: ROOT_ACCESS_KEY,
  evaluate(ctx) {
    const certificates = ctx.credential('certificates');
    if (certificates === 'no') return FINE;
    if (certificates !== 'yes') return unread(certificates, 'whether the root user has signing certificates');
    return gap('The root user has an X.509 signing certificate: its private key signs requests as root, without MFA.');
  },
};

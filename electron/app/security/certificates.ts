/** Certificates. */
import type { App, Session } from 'electron';

/** SECURITY: a certificate that Chromium refuses stays refused, no client certificate is sent, no login is answered. */
export function refuseCertificateErrors(app: App, session: Session): void {
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
  });
  app.on('select-client-certificate', (event, _contents, _url, _list, answer) => {
    event.preventDefault();
    answer();
  });
  app.on('login', (event) => event.preventDefault());
  const REFUSE = -2;
  const USE_CHROMIUM_RESULT = -3;
  session.setCertificateVerifyProc(({ errorCode }, answer) => answer(errorCode === 0 ? USE_CHROMIUM_RESULT : REFUSE));
}

/** Our own refusal to send: thrown before anything is sent, never retried. */
export class RefusedRequest extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RefusedRequest';
  }
}

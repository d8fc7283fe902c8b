/** Whom AWS lists as administrators of the management account counts beside those who are recorded. */
import { describe, expect, it } from 'vitest';
import { observedControllers } from '../../../shared/register/observed-controllers.ts';

const admin = (name: string, enabled = true) => ({ email: `${name}@acme.example`, name, enabled });
const center = (...admins: ReturnType<typeof admin>[]) => ({ region: 'r', admins, others: 0, unread: 0 });

describe('who can act on the management account', () => {
  it('is the record where AWS adds nobody', () => {
    expect(observedControllers(['ann@acme.example'], undefined)).toBeNull();
    expect(observedControllers(['Ann@ACME.example'], center(admin('ann')))).toBeNull();
    expect(observedControllers(undefined, center())).toBeNull();
  });

  it('has whom AWS lists beside the record, which is incomplete then', () => {
    expect(observedControllers(['ann@acme.example'], center(admin('ann'), admin('bob')))).toEqual({
      controllers: ['ann@acme.example', 'bob@acme.example'],
      controllersComplete: false,
    });
    expect(observedControllers(undefined, center(admin('bob')))).toEqual({
      controllers: ['bob@acme.example'],
      controllersComplete: false,
    });
  });

  it('keeps whom AWS does not list, and leaves out whom it has disabled', () => {
    expect(observedControllers(['ann@acme.example'], center(admin('bob', false)))).toBeNull();
  });

  it('is incomplete where AWS lists somebody without an address', () => {
    expect(observedControllers(['ann@acme.example'], { ...center(), unread: 1 })).toEqual({
      controllers: ['ann@acme.example'],
      controllersComplete: false,
    });
  });
});

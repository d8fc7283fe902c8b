/** What a running simulator knows: the organization's records, an index over them, its clock, and report progress. */

import type { SimulatedAccount, SimulatedOrganization } from './organization.ts';
import { RootReports } from './reports.ts';

export class World {
  readonly organization: SimulatedOrganization;
  /** The instant that data is told for, such as the time of a new credential report. */
  readonly now: () => Date;
  readonly reports: RootReports;
  #index = new Map<string, SimulatedAccount>();

  constructor(organization: SimulatedOrganization, now: () => Date) {
    this.organization = organization;
    this.now = now;
    this.reports = new RootReports(now);
  }

  /** The clock that sessions end by. */
  wallClock(): Date {
    return new Date();
  }

  /** The account with that id. Accounts may be added and removed while the simulator runs. */
  account(id: string): SimulatedAccount | undefined {
    if (this.#index.size !== this.organization.accounts.length) {
      this.#index = new Map(this.organization.accounts.map((account) => [account.id, account]));
    }
    return this.#index.get(id);
  }

  isManagement(accountId: string): boolean {
    return accountId === this.organization.managementAccountId;
  }

  isDelegated(accountId: string, servicePrincipal?: string): boolean {
    return this.organization.delegations.some(
      (delegation) =>
        delegation.accountId === accountId &&
        (servicePrincipal === undefined || delegation.servicePrincipal === servicePrincipal),
    );
  }

  /** May the account ask about the organization's members for that service? */
  mayAdminister(accountId: string, servicePrincipal: string): boolean {
    return this.isManagement(accountId) || this.isDelegated(accountId, servicePrincipal);
  }
}

/** Every channel that the ledger answers, by area. The compiler checks that none is missing. */
import type { Contract } from '../../../shared/ipc/contract.ts';
import { accountHandlers } from './accounts.ts';
import { drillHandlers } from './drills.ts';
import { gapHandlers } from './gaps.ts';
import type { LedgerHandlers } from './handler.ts';
import { handoverHandlers } from './handover.ts';
import { homeHandlers } from './home.ts';
import { importHandlers } from './imports.ts';
import { logHandlers } from './log.ts';
import { matrixHandlers } from './matrix.ts';
import { offboardingHandlers } from './offboarding.ts';
import { pasteHandlers } from './paste.ts';
import { policyHandlers } from './policy.ts';
import { registerHandlers } from './register.ts';
import { reportHandlers } from './reports.ts';
import { reviewHandlers } from './reviews.ts';
import { rotationHandlers } from './rotations.ts';
import { runbookHandlers } from './runbooks.ts';
import { scanHandlers } from './scan.ts';
import { viewHandlers } from './views.ts';
import { whatIfHandlers } from './whatif.ts';

export const ledgerHandlers: LedgerHandlers<Contract> = {
  ...homeHandlers,
  ...accountHandlers,
  ...gapHandlers,
  ...whatIfHandlers,
  ...offboardingHandlers,
  ...rotationHandlers,
  ...handoverHandlers,
  ...reviewHandlers,
  ...drillHandlers,
  ...runbookHandlers,
  ...registerHandlers,
  ...pasteHandlers,
  ...matrixHandlers,
  ...policyHandlers,
  ...scanHandlers,
  ...importHandlers,
  ...logHandlers,
  ...viewHandlers,
  ...reportHandlers,
};

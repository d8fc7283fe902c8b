/**
 * The IPC contract: every question the window can ask.
 *
 * To add a channel, add a row to its area's file under `channels/` and its handler to the same area of the room that
 * answers: `electron/ledger/requests/` or `electron/app/requests/`. The compiler checks that every channel has one.
 */
import type { z } from 'zod';
import type { Channel, Room } from './channel.ts';
import { accountChannels } from './channels/accounts.ts';
import { backupChannels } from './channels/backup.ts';
import { drillChannels } from './channels/drills.ts';
import { gapChannels } from './channels/gaps.ts';
import { handoverChannels } from './channels/handover.ts';
import { homeChannels } from './channels/home.ts';
import { importChannels } from './channels/imports.ts';
import { keyChannels } from './channels/keys.ts';
import { logChannels } from './channels/log.ts';
import { appLogChannels } from './channels/logs.ts';
import { matrixChannels } from './channels/matrix.ts';
import { offboardingChannels } from './channels/offboarding.ts';
import { pasteChannels } from './channels/paste.ts';
import { policyChannels } from './channels/policy.ts';
import { registerChannels } from './channels/register.ts';
import { reportChannels } from './channels/reports.ts';
import { reviewChannels } from './channels/reviews.ts';
import { rotationChannels } from './channels/rotations.ts';
import { runbookChannels } from './channels/runbooks.ts';
import { scanChannels } from './channels/scan.ts';
import { scheduleChannels } from './channels/schedule.ts';
import { sessionChannels } from './channels/session.ts';
import { viewChannels } from './channels/views.ts';
import { whatIfChannels } from './channels/whatif.ts';
import type { EventName, Events } from './events.ts';
import type { Result } from './result.ts';

export const contract = {
  ...sessionChannels,
  ...keyChannels,
  ...backupChannels,
  ...appLogChannels,
  ...homeChannels,
  ...accountChannels,
  ...gapChannels,
  ...whatIfChannels,
  ...offboardingChannels,
  ...rotationChannels,
  ...handoverChannels,
  ...reviewChannels,
  ...drillChannels,
  ...runbookChannels,
  ...registerChannels,
  ...pasteChannels,
  ...matrixChannels,
  ...policyChannels,
  ...scanChannels,
  ...scheduleChannels,
  ...importChannels,
  ...logChannels,
  ...viewChannels,
  ...reportChannels,
} as const satisfies Record<string, Channel>;

export type Contract = typeof contract;
export type ChannelName = keyof Contract;
export type RequestOf<Name extends ChannelName> = z.output<Contract[Name]['request']>;
export type AnswerOf<Name extends ChannelName> = Exclude<Contract[Name]['answer'], undefined>;

/** The names of the channels that a room answers. */
export type ChannelsIn<In extends Room, Of extends Record<string, Channel> = Contract> = {
  [Name in keyof Of]: Of[Name]['room'] extends In ? Name : never;
}[keyof Of];

/** What the preload puts on `window.rootLedger`: the only way out of the renderer. */
export interface RootLedgerBridge {
  request<Name extends ChannelName>(channel: Name, request: RequestOf<Name>): Promise<Result<AnswerOf<Name>>>;
  /** Listen to an event of main; the answer stops listening. */
  on<Name extends EventName>(event: Name, listener: (payload: Events[Name]) => void): () => void;
}

/** Controls that findings relate to, as they are shown and exported. Related, not a compliance verdict. */
import { type CisVersion, controlLabel, controlsFor } from '../controls/catalogue.ts';
import type { ControlTopic } from '../controls/topics.ts';

/** Versions of the CIS benchmark that are in use; newest first. */
const CIS_IN_USE: readonly CisVersion[] = ['7.0', '6.0', '5.0', '4.0.1', '3.0'];

const related = (topic: ControlTopic): readonly string[] => controlsFor(topic, CIS_IN_USE).map(controlLabel);

export const ROOT_ACCESS_KEY = related('root-access-key');
export const ROOT_MFA = related('root-mfa');
export const HARDWARE_MFA = related('root-hardware-mfa');
export const ROOT_USE = related('root-use');
export const ROOT_MONITORING = related('root-monitoring');
export const CONTACT_DETAILS = related('contact-details');
export const SECURITY_CONTACT = related('security-contact');
export const CENTRAL_ROOT = related('central-root');
/** Somebody who should have lost access has it still, or knows a secret that was not changed. */
export const ACCESS_REMOVAL = related('leaver-reach');
/** One person can do what two should have to do together. */
export const SEGREGATION = related('separation');
/** A shared account whose holders nobody has named. */
export const NAMED_HOLDERS = related('named-holders');
/** A hardware token or phone that is one person's, or was not handed back. */
export const ASSETS = related('token-return');
export const PERIODIC_REVIEW = related('periodic-review');
/** Would it work on the day it is needed? */
export const TESTED_PROCEDURE = related('tested-procedure');

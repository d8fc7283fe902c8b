/**
 * What a table of addresses and names lists, as far as its columns and a few values show it.
 *
 * An email and a name are no evidence of a person: account lists, password managers, groups, asset registers and the members of
 * some tool have both. So a list of the company's people needs a mark of its own, and whatever bears another's is not taken for one.
 */
import type { KindName } from './kind-names.ts';
import type { Shape } from './shape.ts';
import { normalName } from './text/header.ts';

type Table = Extract<Shape, { format: 'table' }>;

/** What a table may list, in the order in which a mark decides. */
export type Listing = 'vault-items' | 'groups' | 'assets' | 'accounts' | 'people' | 'tool-members' | 'unmarked';

/**
 * Names of columns, normalized, by what they are marks of. Taken from the exports themselves: password managers (Bitwarden,
 * LastPass, KeePass, Chrome), lists of groups (GAM, Google admin console, Entra, Exchange), registers of assets, AWS, HR
 * systems, and member lists of Slack, GitHub, Atlassian, Zoom, LastPass, 1Password, Dropbox, Notion, Figma, Datadog, PagerDuty.
 */
const MARKS: readonly (readonly [Listing | 'employment' | 'directory', RegExp])[] = [
  [
    'vault-items',
    /^(password|passwort|kennwort|motdepasse|contrasena|contraseña|loginpassword|totp|logintotp|otpauth|loginuri|loginurl|loginusername|urls?|website|grouping|reprompt|fav|folder|collections?|vault|vaultname|vaultuuid|itemname|httprealm|formactionorigin)$/,
  ],
  [
    'groups',
    /^(members?|memberscount|membercount|directmemberscount|groupemail|groupname|grouptype|groupid|groupdescription|groupowners?|mailnickname|membershiptype|membershiprule|membershipprocessingstate|managedby|owners|ownerscount|ownercount|managerscount|admincreated|noneditablealiases|hidefromaddresslistsenabled|memberjoinrestriction|requiresenderauthenticationenabled|whocanjoin|whocanpostmessage|securityenabled|mailenabled|isassignabletorole)$/,
  ],
  [
    'assets',
    /^(asset.*|serial|serialno|serialnumber|seriennummer|numerodeserie|numérodesérie|model|modell|modelname|manufacturer|hersteller|device|devicename|devicetype|devicemodel|imei|warranty.*|purchase.*|assignedto|hostname|sku|inventory.*|inventar.*|barcode|macaddress|vendor|yubikey.*)$/,
  ],
  [
    'accounts',
    /^(arn|awsaccount.*|accountarn|joinedmethod|joinedtimestamp|ou|ouname|oupath|organizationalunit|organizationalunitpath|rootemail|rootuseremail|managementaccount|payeraccount|payeraccountid|linkedaccount.*|landingzone|accountowner|accountalias)$/,
  ],
  [
    'employment',
    /^(lastday|lastdayofwork|lastworkingday|lastdayworked|enddate|employmentend|employmentenddate|contractend|contractenddate|termination|terminationdate|terminated|terminationreason|leavedate|leavingdate|leaverdate|exitdate|separationdate|resignationdate|dateofleaving|hiredate|hired|dateofhire|startdate|employmentstart|employmentstartdate|joindate|joiningdate|onboardingdate|austritt|austrittsdatum|austrittsgrund|letzterarbeitstag|eintritt|eintrittsdatum|vertragsende|kündigungsdatum|datedesortie|datededépart|datedefin|datedentrée|datedembauche|fechadebaja|fechadealta|fechadesalida|fechadeingreso|datadicessazione|datadiassunzione|datauscita|uitdienst|datumuitdienst|indienst|datumindienst|slutdatum|datadesaída|datadeadmissão|datademissão|employee|employeeid|employeeno|employeenumber|employeename|employeestatus|employeetype|employmentstatus|employmenttype|personnelnumber|personnelno|personalnummer|mitarbeiter|mitarbeiternummer|matricule|matricola|workerid|workername|workerstatus|workertype|staffid|staffnumber|payrollid|payrollnumber|reasonforleaving)$/,
  ],
  [
    'tool-members',
    /^(2fa|mfa|mfastatus|mfaenabled|tfa|tfaenabled|has2fa|hassso|hasmfa|sso|ssoenabled|twofactor.*|twostep.*|lastlogin.*|lastactive.*|lastactivity.*|lastseen.*|lastsignin.*|lastaccess.*|lastmasterpassword.*|licen[sc]e.*|licen[sc]etype|seat|seats|seattype|plan|billing.*|billable|role|roles|orgrole|organizationrole|accountrole|workspacerole|teamrole|memberrole|usertype|accounttype|membertype|memberstatus|userstatus|accountstatus|invited.*|invitation.*|inviteaccepted|userid|uid|username|login|loginname|handle|nickname|samlnameid|memberid|slackid|workspace.*|teams?|usergroups?|groups|adminlevel.*|admin|isadmin|owner|isowner|siteadmin|permissions?|permissionlevel|accesslevel|access|addedtoorg|accountrecovery|guest|isguest|isbot|restricted|integration|ispublic|publicprofile|publicrepos|dateadded|datejoined|joinedon|createdat|creationtime.*|provisioned.*|lastsyncedat|expirationtimestamp|displayname2|timezone)$/,
  ],
  [
    'directory',
    /^(department|abteilung|service|departamento|reparto|afdeling|costcenter|costcentre|kostenstelle|centredecoûts|jobtitle|position|stelle|funktion|fonction|poste|puesto|cargo|mansione|functie|manager|manageremail|managername|supervisor|vorgesetzter|reportsto|linemanager|responsable|officelocation|worklocation|businessunit|legalentity)$/,
  ],
];

/** A status that only employment has. */
const EMPLOYMENT_STATUS =
  /^(active|employed|current|leaving|notice|on notice|serving notice|resigned|offboarding|terminating|terminated|left|leaver|former|departed|exited|retired|on leave|leave|aktiv|beschäftigt|ausgeschieden|ausgetreten|gekündigt|inaktiv|inactive|actif|en poste|parti|sorti|inactif|activo|alta|baja|inactivo|attivo|cessato|dimesso|actief|uit dienst|ativo|demitido|aktuell|slutat|anställd)$/iu;
const STATUS_COLUMNS = ['status', 'state', 'statut', 'estado', 'stato', 'zustand'];
/** Columns whose values may be account ids. */
const ACCOUNT_ID_COLUMNS =
  /^(id|account|accountid|accountno|accountnumber|accountnum|accountids|awsaccount|awsaccountid|awsaccountno|awsaccountnumber|awsid|linkedaccountid|konto|kontonummer|kontoid|compte|numérodecompte|cuenta)$/;
/** As an id may be written, also by a spreadsheet that lost its leading zeros; a short number is a number. */
const ACCOUNT_ID = /^\s*[='"]*(\d{10,12}|\d{4}-\d{4}-\d{4}|\d([.,]\d+)?e\+?1[01])"?\s*$/i;

/** The columns that hold AWS account ids: named like one, and every value that is there is one. Pure. */
export function accountIdColumns(shape: Shape): readonly string[] {
  if (shape.format !== 'table') return [];
  return shape.written.filter((name) => {
    if (!ACCOUNT_ID_COLUMNS.test(normalName(name))) return false;
    const values = valuesOf(shape, name);
    return values.length > 0 && values.every((value) => ACCOUNT_ID.test(value));
  });
}

/** What the table lists, with the columns that show it. Pure. */
export function listingOf(shape: Table): { readonly listing: Listing; readonly because: readonly string[] } {
  const marked = (of: string): readonly string[] =>
    shape.written.filter((name) => MARKS.some(([mark, pattern]) => mark === of && pattern.test(normalName(name))));
  const ids = accountIdColumns(shape);
  const accounts = [...new Set([...ids, ...marked('accounts')])];
  if (ids.length > 0) return { listing: 'accounts', because: accounts };
  for (const listing of ['vault-items', 'groups', 'assets', 'accounts'] as const)
    if (marked(listing).length > 0) return { listing, because: marked(listing) };
  const employment = marked('employment');
  if (employment.length > 0) return { listing: 'people', because: employment };
  const tool = marked('tool-members');
  if (tool.length > 0) return { listing: 'tool-members', because: tool };
  const directory = [...marked('directory'), ...employmentStatus(shape)];
  return directory.length > 0 ? { listing: 'people', because: directory } : { listing: 'unmarked', because: [] };
}

function employmentStatus(shape: Table): readonly string[] {
  return shape.written.filter((name) => {
    if (!STATUS_COLUMNS.includes(normalName(name))) return false;
    const values = valuesOf(shape, name);
    return values.length > 0 && values.every((value) => EMPLOYMENT_STATUS.test(value.normalize('NFC')));
  });
}

function valuesOf(shape: Table, column: string): readonly string[] {
  const at = shape.written.indexOf(column);
  return shape.sample.map((record) => (record[at] ?? '').trim()).filter((value) => value !== '');
}

const WHAT: Readonly<Record<Listing, string>> = {
  'vault-items': 'entries of a password manager',
  groups: 'groups',
  assets: 'devices or other assets',
  accounts: 'AWS accounts',
  people: 'people of the company',
  'tool-members': 'the members of some tool',
  unmarked: '',
};

/** What is asked of a person, and what can be answered. */
export interface KindQuestion {
  readonly reason: string;
  readonly mayBe: readonly KindName[];
}

/**
 * What to ask about a table that has an address in each row and is of no kind that is known; null where it has no addresses.
 * Column names are repeated, values never. Pure.
 */
export function questionAbout(shape: Shape): KindQuestion | null {
  if (shape.format !== 'table' || !shape.written.some((name) => /mail|correo|courriel/.test(normalName(name))))
    return null;
  const { listing, because } = listingOf(shape);
  const seen = because.slice(0, 3).map((name) => `“${name.trim()}”`);
  const columns = seen.length === 0 ? '' : ` (${seen.join(', ')})`;
  if (listing === 'people') return null;
  if (listing === 'unmarked')
    return {
      reason:
        'The table has addresses and names, and nothing that says whose: it may be the company’s people, members of a tool, groups or accounts. Nothing is assumed. Of a group or a tool, give the tool’s own export.',
      mayBe: ['people', 'accounts-table'],
    };
  return {
    reason: `The table seems to list ${WHAT[listing]}${columns}, in no form that Root Ledger knows. Nothing of it is taken for a person.`,
    mayBe: listing === 'accounts' ? ['accounts-table', 'people'] : ['people'],
  };
}

const ANSWERS: Readonly<Partial<Record<KindName, string>>> = {
  people: 'the people of the company',
  'accounts-table': 'AWS accounts',
};

/** What a person may answer a question with: `the people of the company`. */
export function answerInWords(kind: KindName): string {
  return ANSWERS[kind] ?? kind;
}

/** The CloudFormation template of the read role: ready for a StackSet over the whole organization. */
import { neededPermissions } from './permissions.ts';

export interface TemplateWishes {
  readonly roleName: string;
  /** The account that scans; absent: to be given as a parameter. */
  readonly trustedAccount?: string | null;
  readonly externalId?: string | undefined;
}

/** Text in YAML: quoted as JSON, of which YAML is a superset. */
const quoted = (text: string): string => JSON.stringify(text);

/** The template as YAML. Partition-neutral: CloudFormation fills in its own. Each action says what is lost without it. */
export function memberTemplate(wishes: TemplateWishes): string {
  const actions = neededPermissions()
    .filter(({ of, deepAudit }) => of.includes('member') && !deepAudit)
    .sort((a, b) => (a.action < b.action ? -1 : 1))
    .flatMap(({ action, without }) => [
      ...without.map((sentence) => `                  # Without it, unknown: ${sentence}`),
      `                  - ${quoted(action)}`,
    ]);
  const trusted = wishes.trustedAccount ? [`    Default: ${quoted(wishes.trustedAccount)}`] : [];
  return `${[
    'AWSTemplateFormatVersion: "2010-09-09"',
    'Description: "Root Ledger: read-only role that tells which root credentials an account has. It cannot change anything."',
    '',
    'Parameters:',
    '  TrustedAccount:',
    '    Type: String',
    '    Description: "The account that runs the scan: the management account, or the one you audit from."',
    '    AllowedPattern: "^[0-9]{12}$"',
    ...trusted,
    '  RoleName:',
    '    Type: String',
    '    Description: "The same name in every account."',
    '    AllowedPattern: "^[A-Za-z0-9_+=,.@-]{1,64}$"',
    `    Default: ${quoted(wishes.roleName)}`,
    '  ExternalId:',
    '    Type: String',
    '    Description: "Optional. The scan must be given the same."',
    `    Default: ${quoted(wishes.externalId ?? '')}`,
    '',
    'Conditions:',
    '  HasExternalId: !Not [!Equals [!Ref ExternalId, ""]]',
    '',
    'Resources:',
    '  ReadRole:',
    '    Type: "AWS::IAM::Role"',
    '    Properties:',
    '      RoleName: !Ref RoleName',
    '      Description: "Read by Root Ledger"',
    '      MaxSessionDuration: 3600',
    '      AssumeRolePolicyDocument:',
    '        Version: "2012-10-17"',
    '        Statement:',
    '          - Sid: "TrustScanningAccount"',
    '            Effect: "Allow"',
    '            Principal:',
    '              AWS: !Join [":", ["arn", !Ref "AWS::Partition", "iam", "", !Ref TrustedAccount, "root"]]',
    '            Action: "sts:AssumeRole"',
    '            Condition: !If',
    '              - HasExternalId',
    '              - StringEquals:',
    '                  "sts:ExternalId": !Ref ExternalId',
    '              - !Ref "AWS::NoValue"',
    '      Policies:',
    '        - PolicyName: "ReadRootCredentials"',
    '          PolicyDocument:',
    '            Version: "2012-10-17"',
    '            Statement:',
    '              - Sid: "ReadRootCredentials"',
    '                Effect: "Allow"',
    '                Action:',
    ...actions,
    '                Resource: "*"',
    '',
    'Outputs:',
    '  RoleArn:',
    '    Value: !GetAtt ReadRole.Arn',
  ].join('\n')}\n`;
}

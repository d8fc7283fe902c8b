#!/bin/sh
# The questions of a scan, asked as one would in a shell: one account after the other, one call after the other.
# Usage: root-report.sh ENDPOINT ROLE ACCOUNT…
endpoint=$1 role=$2
shift 2
ask() { aws --endpoint-url "$endpoint" --output json "$@" 2>&1; }
for account in "$@"; do
  for type in SECURITY BILLING OPERATIONS; do
    ask account get-alternate-contact --alternate-contact-type "$type" --account-id "$account"
  done
  ask account get-contact-information --account-id "$account"
  (
    keys=$(ask sts assume-role --role-arn "arn:aws:iam::$account:role/$role" --role-session-name report \
      --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text)
    AWS_ACCESS_KEY_ID=$(echo "$keys" | cut -f1)
    AWS_SECRET_ACCESS_KEY=$(echo "$keys" | cut -f2)
    AWS_SESSION_TOKEN=$(echo "$keys" | cut -f3)
    export AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN
    ask iam get-account-summary
    ask iam list-virtual-mfa-devices --assignment-status Assigned
    until ask iam generate-credential-report | grep -q COMPLETE; do sleep 2; done
    ask iam get-credential-report
    ask cloudtrail describe-trails
    ask cloudtrail lookup-events --lookup-attributes AttributeKey=Username,AttributeValue=root
    ask guardduty list-detectors
    ask securityhub describe-hub
  )
done

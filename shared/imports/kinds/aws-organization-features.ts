/** IAM ListOrganizationsFeatures: is central root management on? */
import type { ImportKind } from '../kind.ts';
import { leaves } from '../read-json.ts';
import { asObject, hasKeys, rootObject } from '../shape.ts';

export const awsOrganizationFeatures: ImportKind = {
  kind: 'aws-organization-features',
  title: 'Central root features of an AWS organization',
  howTo: 'aws iam list-organizations-features --output json > organization-features.json',
  recognize: (shape) =>
    hasKeys(rootObject(shape), 'OrganizationId', 'EnabledFeatures')
      ? 1
      : hasKeys(rootObject(shape), 'EnabledFeatures')
        ? 0.7
        : 0,
  json: {
    permitted: leaves('id', 'OrganizationId', 'EnabledFeatures[]'),
    records: '(none)',
    read: (value, to) => {
      const document = asObject(value);
      const given = to.around.belongsTo;
      const id = typeof document?.OrganizationId === 'string' ? document.OrganizationId : given;
      if (id === null || !/^o-[a-z0-9]{4,32}$/.test(id))
        return to.fail('OrganizationId is missing or not the id of an organization.');
      if (!Array.isArray(document?.EnabledFeatures)) return to.fail('EnabledFeatures is missing.');
      const features = document.EnabledFeatures as unknown[];
      to.rows = 1;
      to.state({
        about: 'organization',
        row: 1,
        id,
        primary: true,
        fields: {
          centralRoot: features.includes('RootCredentialsManagement') ? 'yes' : 'no',
          'aws.rootSessions': features.includes('RootSessions') ? 'yes' : 'no',
        },
      });
    },
  },
};

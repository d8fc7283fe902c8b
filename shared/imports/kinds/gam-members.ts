/** `gam print group-members`, whatever its columns' order. */
import type { Fields, ImportKind } from '../kind.ts';
import { tableSpec } from '../kind.ts';
import { columnsOf } from '../shape.ts';
import { addressOf } from '../text/address.ts';
import { deliveryOf, groupRows, roleOf } from './mail-group.ts';

export const gamMembers: ImportKind = {
  kind: 'gam-members',
  title: 'Members of Google groups (GAM)',
  howTo: 'gam redirect csv members.csv print group-members showdeliverysettings',
  recognize: (shape) =>
    columnsOf(shape, 'group', 'email', 'type', 'role') === 1
      ? 1
      : columnsOf(shape, 'group', 'email', 'role') === 1
        ? 0.8
        : 0,
  table: tableSpec({
    columns: {
      group: { names: ['group'], nature: 'address', required: true },
      email: { names: ['email'], nature: 'address', required: true },
      name: { names: ['name', 'member name'], nature: 'text' },
      type: { names: ['type'], nature: 'id', expected: true },
      role: { names: ['role'], nature: 'id', expected: true },
      status: { names: ['status'], nature: 'id', expected: true },
      delivery: { names: ['delivery_settings', 'deliverySettings', 'delivery'], nature: 'id' },
      level: { names: ['level'], nature: 'id' },
      subgroup: { names: ['subgroup'], nature: 'address' },
    },
    open: (to) => {
      const rows = groupRows(to);
      const listing = new Listing();
      return {
        row: (fields, row) => {
          const group = addressOf(fields.group);
          if (group === undefined) return to.skip(row, 'The group is not an email address.');
          listing.heard(group, addressOf(fields.subgroup), fields);
          const through = addressOf(fields.subgroup);
          if (fields.level !== '' && through !== undefined && through !== group) {
            // Nested members are listed by the subgroup that they are in; which one leads to it is not told.
            rows.member({
              group: through,
              row,
              email: fields.email,
              name: fields.name,
              type: fields.type,
              role: roleOf(fields.role),
              status: fields.status,
              delivery: deliveryOf(fields.delivery),
            });
            rows.nested(group, through, row);
            return;
          }
          rows.member({
            group,
            row,
            email: fields.email,
            name: fields.name,
            type: fields.type,
            role: roleOf(fields.role),
            status: fields.status,
            delivery: deliveryOf(fields.delivery),
          });
        },
        end: () => rows.end(listing.partial()),
      };
    },
  }),
};

/** Looks for signs that a listing leaves somebody out. */
class Listing {
  private readonly seen = new Set<string>();
  private readonly nested = new Set<string>();
  private repeated = false;
  private members = false;

  heard(group: string, through: string | undefined, fields: Fields<'email' | 'role' | 'level'>): void {
    if (!/^(owner|manager)$/i.test(fields.role)) this.members = true;
    if (fields.level === '' || through === undefined) return;
    if (through !== group) this.nested.add(through);
    const who = `${group}\n${fields.email.toLowerCase()}`;
    if (this.seen.has(who)) this.repeated = true;
    this.seen.add(who);
  }

  /**
   * `roles owners` lists owners alone. `recursive noduplicates` lists each member once, where they are found first: in a
   * subgroup those are missing who are in the group itself.
   */
  partial(): { readonly groups: ReadonlySet<string> | 'all'; readonly reason: string } | null {
    if (!this.members)
      return {
        groups: 'all',
        reason:
          'The file lists owners and managers alone, as `roles owners` does: it does not show who else is a member.',
      };
    if (this.nested.size === 0 || this.repeated) return null;
    return {
      groups: this.nested,
      reason:
        'The file lists each member once, as `noduplicates` does: who is in a subgroup besides is not shown, so its list is not taken as whole.',
    };
  }
}

import type { Knex } from 'knex'

/** Who goes on a trip without a task of their own has a code for a role; it stood there in words of one language. */
export async function up(knex: Knex): Promise<void> {
  // The owner of the table need not be above its policies; nobody's rights change.
  await knex.raw(`
    alter table trip_member no force row level security, disable trigger trip_member_bumps;
    update trip_member set role = 'member' where role in ('Anggota tim', 'Petugas', 'Officer');
    alter table trip_member force row level security, enable trigger trip_member_bumps;
    comment on column trip_member.role is 'what they do, in the words of who entered it; the code member for no task of their own';
  `)
}

export async function down(): Promise<void> {
  throw new Error('This migration is not taken down; restore a backup instead')
}

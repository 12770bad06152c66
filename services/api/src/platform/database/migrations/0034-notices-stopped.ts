import type { Knex } from 'knex'

const noticeTables = {
  notice: ['sent', 'failed', 'no-contact'],
  complaint_notice: ['sent', 'no-contact'],
  visit_notice: ['sent', 'no-contact'],
}

/** Who wants no news on a channel says so there; what would have been sent is remembered as not sent, and why. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table conversation add column notices_stopped_at timestamptz;
    comment on column conversation.notices_stopped_at is 'since when the contact wants no news on this channel';
    ${Object.entries(noticeTables)
      .map(
        ([table, known]) => `alter table ${table} drop constraint ${table}_status_check,
          add constraint ${table}_status_check check (status in (${[...known, 'stopped'].map((one) => `'${one}'`).join(', ')}));`,
      )
      .join('\n    ')}
  `)
}

export async function down(): Promise<void> {
  throw new Error('This migration is not taken down; restore a backup instead')
}

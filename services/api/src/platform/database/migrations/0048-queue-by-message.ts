import type { Knex } from 'knex'

/**
 * An hour at the counter is also chosen in a conversation: its worker reads which hours are taken. With each message it is
 * looked whether an answered complaint of the conversation may be replied to.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    grant execute on function app_queue_loads(text, date, date) to app_worker;
    grant execute on function app_queue_day(text, date) to app_worker;
    create index complaint_answered_in_conversation on complaint (conversation_id) where status = 'answered';
  `)
}

export async function down(): Promise<void> {
  throw new Error('Numbers taken in a conversation are not taken down; restore a backup instead')
}

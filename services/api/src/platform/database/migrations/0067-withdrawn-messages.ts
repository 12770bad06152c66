import type { Knex } from 'knex'

const states = ['received', 'queued', 'sending', 'sent', 'delivered', 'read', 'failed', 'withdrawn']
const statuses = ['sent', 'no-contact', 'stopped', 'withdrawn']
const list = (words: readonly string[]) => words.map((one) => `'${one}'`).join(', ')

/** What still waits to leave when its visit is over is withdrawn. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table conversation_message drop constraint conversation_message_state_check,
      add constraint conversation_message_state_check check (state in (${list(states)}));
    alter table visit_notice drop constraint visit_notice_status_check,
      add constraint visit_notice_status_check check (status in (${list(statuses)}));
  `)
}

export async function down(): Promise<void> {
  throw new Error('Which messages were withdrawn is not forgotten; restore a backup instead')
}

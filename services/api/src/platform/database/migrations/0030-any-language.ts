import type { Knex } from 'knex'

const tables = ['app_user', 'application', 'conversation', 'notice_template', 'complaint']

const withCheck = (check: string) =>
  tables
    .map((table) => {
      const name = `${table}_language_check`
      return `alter table ${table} drop constraint ${name}, add constraint ${name} check (${check});`
    })
    .join('\n')

/** A language is a code of two or three letters: which ones there are, the list of the domain alone says. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(withCheck(`language ~ '^[a-z]{2,3}$'`))
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(withCheck(`language in ('id', 'en')`))
}

import type { ServiceDefinition } from '@sipelandukilat/domain'
import { definitions as shipped } from '@sipelandukilat/domain/definitions'
import { workerScope } from '../platform/caller'
import type { Database } from '../platform/database/db'
import { from } from '../platform/database/from'

/** Publishes service definitions, those of the domain package at first; a version that is there already stays as it is. */
export async function seedServices(
  database: Database,
  definitions: readonly ServiceDefinition[] = shipped,
): Promise<void> {
  await database.write(workerScope, async (db) => {
    for (const definition of definitions) {
      await db.run(
        from('service_definition')
          .where({ code: definition.code, is_current: true })
          .where('version', '<', definition.version)
          .update({ is_current: false }),
      )
      await db.run({
        text: `insert into service_definition (code, version, definition, is_current)
               select $1, $2::int, $3, not exists (select from service_definition where code = $1 and version > $2::int)
               on conflict (code, version) do nothing`,
        values: [definition.code, definition.version, JSON.stringify(definition)],
      })
    }
  })
}

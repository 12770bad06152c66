import { ModuleManifest, type RecordDeclaration } from '@sipelandukilat/contract'
import type { z } from 'zod'
import { workerScope } from '../platform/caller'
import type { TestSystem } from './test-system'

/** A published release that keeps these collections; nothing of it can be loaded. */
export async function plantModule(
  system: TestSystem,
  id: string,
  records: readonly z.input<typeof RecordDeclaration>[],
  version = '1.0.0',
  granted: readonly string[] = [],
): Promise<void> {
  const manifest = ModuleManifest.parse({
    id,
    version,
    title: { id: 'Modul uji', en: 'Test module' },
    owner: 'uji',
    engines: { shell: '*' },
    contributes: { routes: [`/${id}`], records },
  })
  await system.database.write(workerScope, async (db) => {
    await db.run({
      text: 'insert into module (id, title, owner) values ($1, $2, $3) on conflict do nothing',
      values: [id, JSON.stringify(manifest.title), manifest.owner],
    })
    await db.run({
      text: 'insert into module_release (module_id, version, digest, base_path, manifest) values ($1, $2, $3, $4, $5)',
      values: [id, version, 'planted', `/modules/${id}/${version}`, JSON.stringify(manifest)],
    })
    await db.run({
      text: `insert into module_scope_grant (module_id, province_code, granted, at) values ($1, '', $2, now()) on conflict do nothing`,
      values: [id, granted],
    })
  })
}

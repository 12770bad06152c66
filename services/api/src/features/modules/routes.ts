import { readBoot, reportModuleLoad } from '@sipelandukilat/contract'
import express from 'express'
import { newId } from '../../platform/id'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { sendProblem } from '../../platform/serve'
import { listRegistered, modulesDirectory } from './registry'
import { resolve } from './resolve'

/** The version of apps/shell that this API serves (its package.json; a test compares them). */
export const shellVersion = '0.1.0'

export function registerModules({ serve, router, config }: Platform): void {
  serve(readBoot, async ({ db, caller, now, language }) => {
    const { bootManifest } = resolve(await listRegistered(db), {
      generatedAt: now.toISOString(),
      shellVersion,
      language: caller.user?.language ?? language,
    })
    return bootManifest
  })

  serve(reportModuleLoad, async ({ body, db }) => {
    await db.run({
      text: 'insert into module_load_report (id, module_id, version, outcome, duration_ms) values ($1, $2, $3, $4, $5)',
      values: [newId(), body.moduleId, body.version, body.outcome, body.durationMs],
    })
    return undefined
  })

  // Releases never change under their address, so browsers may keep them for ever.
  router.use(
    '/modules',
    express.static(modulesDirectory(config.dataDir), {
      immutable: true,
      maxAge: '365d',
      index: false,
      redirect: false,
      fallthrough: true,
      dotfiles: 'deny',
    }),
    (request, response) => sendProblem(request, response, new Problem('not-found')),
  )
}

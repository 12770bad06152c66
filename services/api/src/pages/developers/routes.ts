import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import express from 'express'
import { z } from 'zod'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { findInRepository } from '../../platform/repository-path'
import { sendProblem } from '../../platform/serve'
import type { Pages } from '../portal/page'
import { registerComponents } from './components'
import { type PackedPackage, renderDevelopers, renderGuide, toDevelopersSite } from './developers-page'

const packagesPath = 'packages/create-module/dist/packages'
const guidePath = 'docs/guide/write-a-module.md'
const galleryPath = 'tools/gallery/dist'

/** A path of the repository; `DEVELOPERS_DIR` may stand in its place. */
function find(inRepository: string, inFolder: string): string | undefined {
  const own = process.env.DEVELOPERS_DIR ? path.join(process.env.DEVELOPERS_DIR, inFolder) : undefined
  return own !== undefined && existsSync(own) ? own : findInRepository(inRepository)
}

const PackageIndex = z.object({ packages: z.record(z.string(), z.object({ version: z.string(), file: z.string() })) })

async function listPackages(folder: string | undefined): Promise<PackedPackage[]> {
  if (folder === undefined) return []
  const { packages } = PackageIndex.parse(JSON.parse(await readFile(path.join(folder, 'packages.json'), 'utf8')))
  return Object.entries(packages).map(([name, { version, file }]) => ({ name, version, file }))
}

/** What a module's developer needs of a running system: the guide, and the packages to build against. Public, as they hold no data. */
export function registerDevelopers(platform: Platform, { page }: Pages): void {
  const { router, config } = platform
  const folder = find(packagesPath, '.')
  const guide = find(guidePath, 'write-a-module.md')
  const gallery = find(galleryPath, 'components')
  const hasComponents = gallery !== undefined
  router.get(
    '/developers',
    page(async ({ site }) => {
      const packages = await listPackages(folder)
      return renderDevelopers(toDevelopersSite(site), { publicUrl: config.publicUrl, packages, hasComponents })
    }),
  )
  router.get(
    '/developers/guide',
    page(async ({ site }) => {
      if (guide === undefined) throw new Problem('not-found')
      return renderGuide(toDevelopersSite(site), await readFile(guide, 'utf8'), config.publicUrl)
    }),
  )
  if (gallery !== undefined) registerComponents(platform, gallery)
  if (folder !== undefined)
    // A new build brings other bytes under the same name, so these are asked for anew.
    router.use('/developers', express.static(folder, { index: false, redirect: false, maxAge: 0, dotfiles: 'deny' }))
  router.use('/developers', (request, response) => sendProblem(request, response, new Problem('not-found')))
}

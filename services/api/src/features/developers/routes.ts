import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import express from 'express'
import * as z from 'zod'
import type { Platform } from '../../platform/platform'
import { correlationIdOf, languageOf, sendProblem, toProblem } from '../../platform/serve'
import { renderDevelopers } from './page'

const Index = z.object({ packages: z.record(z.string(), z.object({ version: z.string(), file: z.string() })) })

/** The root of the checkout that this program runs from, whether built or not. */
function findRoot(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url))
  while (!existsSync(path.join(folder, 'docs/guide')) && folder !== path.dirname(folder)) folder = path.dirname(folder)
  return folder
}

async function readPackages(folder: string) {
  const file = path.join(folder, 'packages.json')
  if (!existsSync(file)) return []
  const { packages } = Index.parse(JSON.parse(await readFile(file, 'utf8')))
  return Object.entries(packages).map(([name, { version, file: tarball }]) => ({ name, version, file: tarball }))
}

/** `/developers`: the SDK's tarballs, which a module in a repository of its own installs, and how to write one. */
export function registerDevelopers({ router, config, logger }: Platform): void {
  const root = findRoot()
  const packages = path.join(root, 'dist/packages')
  router.get('/developers', async (request, response) => {
    try {
      const guide = await readFile(path.join(root, 'docs/guide/write-a-module.md'), 'utf8')
      const page = renderDevelopers(guide, await readPackages(packages), {
        language: languageOf(request),
        publicUrl: config.publicUrl,
      })
      response
        .set(
          'Content-Security-Policy',
          "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
        )
        .type('text/html')
        .send(page)
    } catch (error) {
      sendProblem(request, response, toProblem(error, logger, correlationIdOf(response)))
    }
  })
  router.use('/developers', express.static(packages, { index: false, redirect: false, maxAge: 0, dotfiles: 'deny' }))
}

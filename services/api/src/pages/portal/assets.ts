import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Assets } from '@sipelandukilat/portal'
import express, { type Router } from 'express'
import type { Logger } from '../../platform/logger'

export type PortalAssets = Assets & { directory: string | undefined }

/** What the portal's build made. Where it did not run, pages are served without style and script: they work without. */
export function findPortalAssets(logger: Logger): PortalAssets {
  const home = path.dirname(createRequire(import.meta.url).resolve('@sipelandukilat/portal/package.json'))
  const directory = path.join(home, 'dist')
  const manifest = path.join(directory, 'manifest.json')
  if (!existsSync(manifest)) {
    logger.warn({ manifest }, 'the portal is not built; its pages are served without style and script')
    return { scripts: {}, directory: undefined }
  }
  const { styles, scripts } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    styles: string
    scripts: Assets['scripts']
  }
  return { styles, scripts, directory }
}

/** Serves the built files: named by their content, so kept for ever; the service worker at the root, so that it may serve the site. */
export function serveAssets(router: Router, assets: PortalAssets): void {
  const { directory } = assets
  if (directory === undefined) return
  router.use(
    '/portal-assets',
    express.static(path.join(directory, 'assets'), { immutable: true, maxAge: '365d', index: false, redirect: false }),
  )
  router.get('/sw.js', (_request, response) => {
    response.set({ 'Service-Worker-Allowed': '/', 'Cache-Control': 'no-cache' })
    response.sendFile(path.join(directory, 'sw.js'))
  })
}

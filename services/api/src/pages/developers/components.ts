import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import express from 'express'
import type { Platform } from '../../platform/platform'

/** Scripts and styles of its own, frames of its own, and nothing from or to anywhere else. */
const policyOf = (nonce: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "frame-src 'self'",
    "frame-ancestors 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')

/** The built gallery of the kit’s components, read only. Its frames show one component each, by the same page. */
export function registerComponents({ router }: Platform, gallery: string): void {
  const begin = '/developers/components/'
  let page: Promise<string> | undefined
  router.use(
    `${begin}static`,
    express.static(path.join(gallery, 'static'), { immutable: true, maxAge: '365d', index: false, redirect: false }),
  )
  router.get('/developers/components', async (request, response) => {
    // The page's own addresses are relative to its folder.
    if (!request.path.endsWith('/')) return response.redirect(308, begin)
    page ??= readFile(path.join(gallery, 'index.html'), 'utf8')
    const html = await page
    const nonce = randomBytes(16).toString('base64')
    return response
      .set({ 'Content-Security-Policy': policyOf(nonce), 'Cache-Control': 'no-store' })
      .type('text/html')
      .send(html.replaceAll('__STYLE_NONCE__', nonce))
  })
}

import { contract } from '@sipelandukilat/contract/contract'
import { toOpenApi } from '@sipelandukilat/contract/openapi'
import type { Platform } from '../../platform/platform'
import type { Pages } from '../portal/page'
import { renderDocs } from './api-page'
import { toDevelopersSite } from './developers-page'

/** OpenAPI 3.1 made from the contract, and a page to read it. */
export function registerOpenApi({ router, config }: Platform, { page }: Pages): void {
  let document: string | undefined // made for its first reader: most processes never have one
  router.get('/api/v1/openapi.json', (_request, response) => {
    document ??= JSON.stringify(toOpenApi(contract, { serverUrl: `${config.publicUrl}/api/v1` }))
    response.type('application/json').send(document)
  })
  router.get(
    '/api/docs',
    page(async ({ site }) => renderDocs(toDevelopersSite(site), contract)),
  )
}

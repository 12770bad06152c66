import { contract } from '@sipelandukilat/contract/contract'
import { toOpenApi } from '@sipelandukilat/contract/openapi'
import type { Platform } from '../../platform/platform'
import { languageOf } from '../../platform/serve'
import { renderDocs } from './api-page'

/** OpenAPI 3.1 made from the contract, and a page to read it. */
export function registerOpenApi({ router, config }: Platform): void {
  let document: string | undefined // made for its first reader: most processes never have one
  router.get('/api/v1/openapi.json', (_request, response) => {
    document ??= JSON.stringify(toOpenApi(contract, { serverUrl: `${config.publicUrl}/api/v1` }))
    response.type('application/json').send(document)
  })
  router.get('/api/docs', (request, response) => {
    response
      .set(
        'Content-Security-Policy',
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
      )
      .type('text/html')
      .send(renderDocs(contract, languageOf(request)))
  })
}

import type { ApplicationFile } from '@sipelandukilat/contract'
import type { Answers, ServiceDefinition } from '@sipelandukilat/domain'
import { siakGaps, siakWorksheet } from '@sipelandukilat/domain'
import { findDefinition } from '@sipelandukilat/domain/definitions'

type Ask = (method: string, address: string, body?: unknown) => Promise<{ status: number; body: unknown }>

/** Records a match in SIAK for every line that an application needs before anything of it is issued. */
export async function recordSiakChecks(ask: Ask, id: string): Promise<void> {
  const file = (await ask('GET', `/api/v1/applications/${id}`)).body as ApplicationFile
  const definition: ServiceDefinition | undefined = findDefinition(file.serviceCode)
  if (!definition) throw new Error(`No service ${file.serviceCode}`)
  const rows = siakWorksheet(definition, file.answers as Answers, file.applicant)
  const products = file.products.map(({ product }) => product)
  for (const { path } of siakGaps(rows, products, file.siakChecks).unchecked) {
    const answer = await ask('PUT', `/api/v1/applications/${id}/siak`, { field: path, result: 'match' })
    if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
  }
}

import { type Answers, needsApproval, type Product, productsOf, type ServiceDefinition } from '@sipelandukilat/domain'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import { placeColumnList } from '../../platform/database/place-sql'
import { newId } from '../../platform/id'
import type { Owner, ProductRecord } from './application-store'

/** What answers call for: somebody's decision, and the documents that are to be made. */
export type Demands = { approvalRequired: boolean; products: Product[] }

/** The one place that asks it, whenever answers come in. `handedIn` is a day, YYYY-MM-DD. */
export const demandsOf = (
  definition: ServiceDefinition,
  answers: Answers,
  { handedIn, villageCode }: { handedIn: string; villageCode: string },
): Demands => ({
  approvalRequired: needsApproval(definition, answers, handedIn),
  products: productsOf(definition, answers, handedIn, villageCode),
})

/** Keeps the documents that are to be made; of those known before, one that is no longer called for and has no number goes. */
export function keepProducts(
  db: Db,
  owner: Owner,
  { products }: Demands,
  known: readonly Pick<ProductRecord, 'id' | 'product' | 'has_number'>[] = [],
): void {
  const added = products.filter(({ id }) => !known.some(({ product }) => product === id))
  const dropped = known.filter(({ product, has_number }) => !has_number && !products.some(({ id }) => id === product))
  for (const { id } of dropped) db.defer(from('application_product').where({ id }).delete())
  if (added.length === 0) return
  db.defer({
    text: `insert into application_product (id, application_id, ${placeColumnList}, created_by, product, format)
           select id, $1, $2, $3, $4, $5, $6, product, format from unnest($7::uuid[], $8::text[], $9::text[]) as given (id, product, format)`,
    values: [
      owner.id,
      owner.province_code,
      owner.regency_code,
      owner.district_code,
      owner.village_code,
      owner.created_by,
      added.map(() => newId()),
      added.map((product) => product.id),
      added.map((product) => product.format),
    ],
  })
}

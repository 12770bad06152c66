import type { TransitionBody } from '@sipelandukilat/contract'
import {
  documentNumberKind,
  judgeDocumentNumber,
  type Localized,
  numberFactsOf,
  readDocumentNumber,
  type ServiceDefinition,
  toLocalDate,
} from '@sipelandukilat/domain'
import { applicationsTexts } from '#texts'
import { blindIndex } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import type { ApplicationRecord, ProductRecord } from './application-store'
import { handedInOn } from './handed-in'
import { indexesOf, type PersonalData } from './personal-record'

type Given = NonNullable<TransitionBody['products']>

/** What is kept of documents that are issued. `indexes`: by what each number is found again, by the product's id. */
export type IssuedDocuments = {
  numbers: { id: string; number: string }[]
  links: ReadonlyMap<string, string>
  indexes: ReadonlyMap<string, Buffer>
}

/**
 * Numbers and links as they are kept: written as the document's are, of whom and of what the application is about, and given to
 * no other application. What is only doubtful passes with a reason.
 * @throws Problem `invalid` naming each
 */
export async function readIssued(
  db: Db,
  { keyring, config }: Pick<Platform, 'keyring' | 'config'>,
  given: Given,
  about: {
    record: ApplicationRecord
    definition: ServiceDefinition
    data: PersonalData
    products: readonly ProductRecord[]
    reason: string | undefined
    now: Date
  },
): Promise<IssuedDocuments> {
  const { record, definition, data, products, reason, now } = about
  const where = { regencyCode: record.regency_code, today: toLocalDate(now) }
  const handedIn = handedInOn(record)
  const family = indexesOf(keyring, data.applicant).kk
  const errors: { path: string; message: Localized }[] = []
  const numbers: IssuedDocuments['numbers'] = []
  const links = new Map<string, string>()
  const indexes = new Map<string, Buffer>()
  const isTaken = async (id: string, index: Buffer, of: Buffer | null) =>
    (
      await db.first<{ taken: boolean }>({
        text: 'select app_number_is_taken($1, $2, $3, $4) as taken',
        values: [index, record.id, id, of],
      })
    )?.taken === true

  for (const { id, number, siakLink } of given) {
    const document = definition.products.find((product) => product.id === id)?.label ?? { id }
    const path = `products.${id}`
    const refuse = (message: Localized, part = 'number') => errors.push({ path: `${path}.${part}`, message })
    const doubt = (message: Localized) => {
      if (!isExplained(reason)) refuse(message, 'reason')
    }
    if (numbers.some((one) => one.id === id)) refuse(applicationsTexts.of('documentTwice', { document }))
    if (siakLink !== undefined) {
      const isCard = products.some(({ product, format }) => product === id && format === 'card')
      const hosts = config.documentHosts.join(', ')
      if (isCard) refuse(applicationsTexts.of('cardHasNoLink', { document }), 'siakLink')
      else if (!isDocumentLink(siakLink, config.documentHosts))
        refuse(applicationsTexts.of('linkNotOfState', { document, hosts }), 'siakLink')
      links.set(id, siakLink)
    }
    const facts = numberFactsOf(definition, data.answers, data.applicant, { product: id, handedIn })
    const read = readDocumentNumber(id, number, { ...where, document, isLate: facts.isLate })
    numbers.push({ id, number: read.ok ? read.number : number })
    if (!read.ok) {
      refuse(read.message)
      continue
    }
    const judged = judgeDocumentNumber(id, read.number, facts, document)
    if (judged.problem) refuse(judged.problem)
    if (judged.doubt) doubt(judged.doubt)
    const index = blindIndex(keyring, 'document', `${id}:${read.number}`)
    indexes.set(id, index)
    const kind = documentNumberKind(id)
    if ((kind === 'register' || kind === 'letter') && (await isTaken(id, index, null)))
      refuse(applicationsTexts.of('numberTaken', { document }))
    // How an office numbers its other letters is its own.
    if (kind === 'reference' && (await isTaken(id, index, null)))
      doubt(applicationsTexts.of('numberTaken', { document }))
    // The card of a family keeps its number over all that changes in it.
    if (
      kind === 'familyCard' &&
      !judged.doubt &&
      !facts.familyCards.includes(read.number) &&
      (await isTaken(id, index, family))
    )
      doubt(applicationsTexts.of('familyCardTaken', { document }))
  }
  if (errors.length > 0) throw new Problem('invalid', { errors })
  return { numbers, links, indexes }
}

/** A reason that others can follow has words. */
export const isExplained = (reason: string | undefined): boolean => (reason?.match(/\p{L}{2,}/gu) ?? []).length >= 2

/** A link on one of these sites or below it, over TLS. */
export function isDocumentLink(link: string, hosts: readonly string[]): boolean {
  const { protocol, hostname, username } = new URL(link)
  return (
    protocol === 'https:' && username === '' && hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`))
  )
}

import type { AccountChannel, OwnStatement } from '@sipelandukilat/contract'
import {
  isClosed,
  maskEmail,
  maskPhone,
  requiredAttachments,
  type ServiceDefinition,
  toLocalDate,
} from '@sipelandukilat/domain'
import { findOfficialForm, signableForms } from '@sipelandukilat/domain/paper'
import type { Config } from '../../platform/config'
import type { Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import { accountChannels } from '../accounts/account-contact'
import type { ApplicationRecord } from '../applications/application-store'
import { findSealed, openForReading, type PersonalData } from '../applications/personal-record'
import { type FilledPaper, fillForApplication } from '../prints/official/fill-application'
import { hashStatement } from '../prints/official/signed-statement-store'
import type { RegionNames } from '../regions/region-names'
import { getDefinition } from '../service-definitions/definitions'

export type Contact = { channel: AccountChannel; address: string; to: string }

/** A statement with what is needed to sign and to print it. */
export type Offer = { statement: OwnStatement; paper: FilledPaper; contacts: Contact[]; requirement: string }

/** The contacts of an application to which a code can leave. */
function contactsOf(config: Config, { phone, email }: PersonalData['applicant']): Contact[] {
  return accountChannels(config).flatMap((channel): Contact[] => {
    const address = channel === 'email' ? email : phone
    return address ? [{ channel, address, to: channel === 'email' ? maskEmail(address) : maskPhone(address) }] : []
  })
}

/** The requirement that a signed form stands for; a form that no requirement asks for stands for itself. */
export const requirementOf = ({ requirements }: ServiceDefinition, form: string): string =>
  requirements.find((one) => one.form === form)?.id ?? form

/** The forms to sign that an application needs by its answers, each with the paper it stands for. */
function neededForms(definition: ServiceDefinition, { answers }: PersonalData, today: string) {
  const needed = requiredAttachments(definition, answers, today).filter(({ required }) => required)
  const asPaper = definition.requirements.flatMap(({ id, form }) =>
    form && signableForms.includes(form) && needed.some((one) => one.id === id) ? [{ form, requirement: id }] : [],
  )
  const own = definition.formNumbers.filter(
    (form) => signableForms.includes(form) && !definition.requirements.some((one) => one.form === form),
  )
  return [...asPaper, ...own.map((form) => ({ form, requirement: form }))]
}

type OfferReader = { config: Config; keyring: Keyring; names: RegionNames }

/** The statement of one form, where an application offers it. */
export const findOffer = async (
  db: Db,
  reader: OfferReader,
  record: ApplicationRecord,
  { form, now }: { form: string; now: Date },
): Promise<Offer | undefined> => (await listOffers(db, reader, record, now, form))[0]

/** An officer asks for the paper again: what was signed before answers no more. */
const isAskedAnew = (
  { status, correction, status_since: askedAt }: ApplicationRecord,
  requirement: string,
  signedAt: Date | null,
): boolean =>
  status === 'correction' && correction?.attachments.includes(requirement) === true && (signedAt ?? askedAt) <= askedAt

/** The statements of an open application that its citizen may sign on the phone, or only that of one form. */
export async function listOffers(
  db: Db,
  { config, keyring, names }: OfferReader,
  record: ApplicationRecord,
  now: Date,
  only?: string,
): Promise<Offer[]> {
  if (isClosed(record.status)) return []
  const [definition, sealed] = await Promise.all([
    getDefinition(db, record.service_code, record.service_version),
    findSealed(db, record.id),
  ])
  const { data, key } = openForReading(keyring, sealed)
  if (!key) return []
  const contacts = contactsOf(config, data.applicant)
  const offers: Offer[] = []
  for (const { form, requirement } of neededForms(definition, data, toLocalDate(now))) {
    const official = only === undefined || form === only ? findOfficialForm(form) : undefined
    if (!official) continue
    const paper = await fillForApplication(db, names, official, { record, definition, data, key })
    if (paper.text === null) continue
    const statement = {
      form,
      title: paper.form.title,
      text: paper.text,
      hash: hashStatement(paper.text).toString('hex'),
      contacts: contacts.map(({ channel, to }) => ({ channel, to })),
      signedAt: isAskedAnew(record, requirement, paper.signedAt) ? null : (paper.signedAt?.toISOString() ?? null),
    }
    offers.push({ statement, paper, contacts, requirement })
  }
  return offers
}

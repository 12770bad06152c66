import { ApplicationInput } from '@sipelandukilat/contract'
import {
  arrivalService,
  carriedFiles,
  destinationOf,
  fittingAnswers,
  lastArrivalDay,
  movingLetterProduct,
  movingLetterRequirement,
  movingLetterService,
  toArrivalAnswers,
  toLocalDate,
} from '@sipelandukilat/domain'
import { workerScope } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import { createKept } from '../../platform/database/kept'
import { newId } from '../../platform/id'
import type { Platform } from '../../platform/platform'
import {
  type ApplicationRecord,
  getApplication,
  getApplicationForUpdate,
  listProducts,
} from '../applications/application-store'
import { openProduct } from '../applications/file'
import { findSealed, openRecord, type PersonalData, toApplicantInput } from '../applications/personal-record'
import { submit } from '../applications/submit'
import { findConversationOfApplication } from '../conversations/conversation-store'
import { joinConversation } from '../conversations/link-application'
import { findPlace, getPlace, type Place } from '../regions/places'
import { findCurrentDefinition } from '../service-definitions/definitions'
import { keepUpload } from '../uploads/upload-store'
import { printLetterSheet } from './letter-sheet'

/** What came of an issued moving letter. */
type Opened = 'opened' | 'elsewhere' | undefined

type Letter = {
  record: ApplicationRecord
  data: PersonalData
  /** YYYY-MM-DD where it was issued. */
  date: string
  number: string
  origin: Place
  destination: Place
}

type File = { requirement: string; uploadId: string }

/**
 * Opens the arrival at the destination for a moving letter that was just issued there: nothing of what the letter holds is typed
 * again, and both stand side by side from then on. Repeating it opens nothing twice.
 * @returns `elsewhere` where the destination takes no part; undefined where there was nothing to do
 */
export async function openArrival(
  platform: Platform,
  { applicationId, seq }: { applicationId: string; seq: number },
): Promise<Opened> {
  const found = await platform.database.read(workerScope, (db) => findIssued(db, platform, applicationId, seq))
  if (!found) return undefined
  if (found.destination.regencyStatus !== 'active') return 'elsewhere'
  const sheet = await keepSheet(platform, found)
  return platform.database.write(workerScope, async (db) => {
    // Two jobs of the same letter queue up here.
    const record = await getApplicationForUpdate(db, applicationId)
    if (await isOpened(db, applicationId)) return undefined
    const files = [sheet, ...(await shareFiles(db, record.id))]
    await open(db, platform, { ...found, record }, files)
    return 'opened'
  })
}

async function findIssued(
  db: Db,
  { keyring }: Platform,
  applicationId: string,
  seq: number,
): Promise<Letter | undefined> {
  const event = await db.first(
    from('application_event').where({ application_id: applicationId, seq, type: 'issue' }).select('occurred_at'),
  )
  if (!event) return undefined
  const record = await getApplication(db, applicationId)
  if (record.service_code !== movingLetterService || (await isOpened(db, applicationId))) return undefined
  const [products, sealed, origin] = await Promise.all([
    listProducts(db, applicationId),
    findSealed(db, applicationId),
    getPlace(db, record.village_code),
  ])
  const product = products.find((one) => one.product === movingLetterProduct)
  if (!sealed?.data_key || !product) return undefined
  const { data, key } = openRecord(keyring, sealed)
  const { number } = openProduct(key, product)
  const destination = await findPlace(db, destinationOf(data.answers) ?? '')
  if (number === null || !destination || destination.regencyCode === record.regency_code) return undefined
  return { record, data, number, date: toLocalDate(event.occurred_at, origin.calendar.timeZone), origin, destination }
}

const isOpened = async (db: Db, letterId: string): Promise<boolean> =>
  (await db.first(from('application').where({ arrival_of: letterId }).select('id'))) !== undefined

/** What the letter says, as the paper that the destination asks for: the signed letter comes later, by the state’s own site. */
async function keepSheet(platform: Platform, letter: Letter): Promise<File> {
  const uploadId = newId()
  const bytes = await printLetterSheet({
    number: letter.number,
    date: letter.date,
    until: lastArrivalDay(letter.date),
    trackingNumber: letter.record.tracking_number,
    origin: letter.origin,
    destination: letter.destination,
  })
  await keepUpload(platform, { bytes, mediaType: 'application/pdf' }, uploadId)
  return { requirement: movingLetterRequirement, uploadId }
}

/** The papers of the letter that prove the same at the destination, taken in a second time: the bytes stay one. */
async function shareFiles(db: Db, letterId: string): Promise<File[]> {
  const sent = await db.rows(
    from('attachment')
      .where({ application_id: letterId, kind: 'requirement', replaced_at: null, erased_at: null })
      .whereAny('requirement', [...carriedFiles.keys()])
      .select('requirement', 'blob', 'media_type', 'size'),
  )
  const files: File[] = []
  for (const { requirement, blob, media_type, size } of sent) {
    const uploadId = newId()
    await db.run(from('upload').insert({ id: uploadId, media_type, size, blob, status: 'ready' }))
    files.push({ requirement: carriedFiles.get(requirement) ?? requirement, uploadId })
  }
  return files
}

async function open(
  db: Db,
  platform: Platform,
  { record, data, number, date, destination }: Letter,
  attachments: readonly File[],
): Promise<void> {
  const applicationId = newId()
  const now = platform.clock()
  const definition = await findCurrentDefinition(db, arrivalService)
  if (!definition) throw new Error(`No service ${arrivalService}`)
  const carried = toArrivalAnswers({ answers: data.answers, originVillage: record.village_code, number, date })
  const input = ApplicationInput.parse({
    serviceCode: arrivalService,
    villageCode: destination.villageCode,
    domicileVillageCode: record.village_code,
    applicant: toApplicantInput(data.applicant),
    answers: fittingAnswers(definition, carried, {
      today: toLocalDate(now, destination.calendar.timeZone),
      applicant: { ...data.applicant, villageCode: destination.villageCode },
    }),
    attachments,
    language: record.language,
    // Both were given with the letter, for the same move.
    declaration: true,
    privacyNoticeVersion: record.privacy_notice_version,
    restFollows: true,
  })
  // Read anew: a job is not repeated for what a process had kept.
  await submit(db, { ...platform, reference: createKept('reference') }, input, {
    applicationId,
    channel: record.channel,
    actorKind: 'system',
    actorId: null,
    occurredAt: now,
    now,
    arrival: { letterId: record.id, until: lastArrivalDay(date) },
    correlationId: `letter-${record.id}`,
  })
  // Its notices go where those of the letter go.
  const conversation = await findConversationOfApplication(db, record.id)
  if (conversation) await joinConversation(db, conversation, applicationId)
}

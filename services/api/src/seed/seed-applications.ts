import {
  type Channel,
  destinationOf,
  isInGroup,
  linesToCheck,
  movingLetterService,
  placeOf,
  productsOf,
  requiredAttachments,
  type ServiceDefinition,
  siakWorksheet,
  startOfLocalDay,
  toLocalDate,
  toTrackingNumber,
} from '@sipelandukilat/domain'
import { definitions } from '@sipelandukilat/domain/definitions'
import { exampleApplication, type Random, randomOf } from '@sipelandukilat/domain/examples'
import { eventPlace } from '../features/applications/events'
import { correctionPlace, productPlace } from '../features/applications/file'
import {
  foundBy,
  keepNameWords,
  type PersonalData,
  sealNote,
  sealRecord,
} from '../features/applications/personal-record'
import { rebuildRollup } from '../features/reports/fold'
import type { BlobStore } from '../platform/blob-store'
import { workerScope } from '../platform/caller'
import { hashPin, type Keyring, pinOf } from '../platform/crypto/keyring'
import type { Database } from '../platform/database/db'
import { from } from '../platform/database/from'
import { placeColumns } from '../platform/database/region-columns'
import { demoHistory, type Staff } from './demo-history'
import { demoPdf, demoPhotos } from './demo-photo'
import { demoRegencies } from './seed-users'

const monthsBack = 18
const batchSize = 250

/** How often a service is asked for, of 1,000; what is not named shares the rest. */
const weights: Record<string, number> = {
  'KTP-GANTI': 190,
  'KTP-BARU': 170,
  'AK-LAHIR': 170,
  'KK-UBAH': 140,
  KIA: 110,
  'AK-MATI': 60,
  SKP: 60,
  'BIO-WNI': 30,
}

const channels: readonly [Channel, number][] = [
  ['web', 62],
  ['counter', 18],
  ['village', 12],
  ['field', 5],
  ['phone', 3],
]

function weighted<T>(entries: readonly (readonly [T, number])[], random: Random): T {
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0)
  let left = random.next() * total
  for (const [item, weight] of entries) {
    left -= weight
    if (left < 0) return item
  }
  const last = entries.at(-1)
  if (!last) throw new Error('Nothing to choose from')
  return last[0]
}

/** Brisk offices and slow ones; what a demonstration of supervision needs to show. */
const slowness: Record<string, number> = { '65.01': 1, '65.02': 1.6, '65.03': 2.1, '65.04': 1.2, '65.71': 0.7 }
const shareOf: Record<string, number> = { '65.01': 22, '65.02': 13, '65.03': 31, '65.04': 6, '65.71': 28 }

/** An id that sorts by time and is the same for the same seed. */
function seededId(at: Date, random: Random): string {
  const time = at.getTime().toString(16).padStart(12, '0')
  const digits = Array.from({ length: 19 }, () => Math.floor(random.next() * 16).toString(16)).join('')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${digits.slice(0, 3)}-8${digits.slice(3, 6)}-${digits.slice(6, 18)}`
}

const hex = (bytes: Buffer | null) => bytes && `\\x${bytes.toString('hex')}`

type Village = { code: string; access: string | null; isBorder: boolean }
type Rows = Record<
  'application' | 'personal_record' | 'application_event' | 'application_product' | 'attachment' | 'siak_check',
  Record<string, unknown>[]
>

/**
 * Invented applications over 18 months that look like five offices at work: names, villages, services, statuses and delays.
 * The same seed and day give the same ones; again does nothing.
 */
export async function seedApplications(
  database: Database,
  keyring: Keyring,
  blobs: BlobStore,
  options: { count: number; seed: number; now: Date },
): Promise<number> {
  const { count, seed } = options
  // As of this morning: the same seed gives the same offices all day long.
  const now = startOfLocalDay(toLocalDate(options.now))
  const existing = await database.read(workerScope, (db) => db.first(from('application').limit(1).select('id')))
  if (existing) return 0
  const random = randomOf(seed)
  const villages = await villagesByRegency(database)
  const staff = await staffByRegency(database)
  const photos = await Promise.all(
    (await demoPhotos()).map(async (bytes) => ({ blob: await blobs.put(bytes), size: bytes.length })),
  )
  const pdf = { blob: await blobs.put(demoPdf), size: demoPdf.length }
  const rest = definitions.filter((definition) => !(definition.code in weights))
  const shares = definitions.map((definition) => [definition, weights[definition.code] ?? 70 / rest.length] as const)

  const moments = Array.from({ length: count }, () => {
    // More in recent months: the service grows.
    const back = Math.sqrt(random.next()) * monthsBack * 30.4
    return new Date(now.getTime() - (monthsBack * 30.4 - back) * 86_400_000 - random.between(0, 6 * 3600) * 1000)
  }).sort((first, second) => first.getTime() - second.getTime())

  for (let start = 0; start < count; start += batchSize) {
    const rows: Rows = {
      application: [],
      personal_record: [],
      application_event: [],
      application_product: [],
      attachment: [],
      siak_check: [],
    }
    for (const [offset, submittedAt] of moments.slice(start, start + batchSize).entries()) {
      // Each application draws for itself, so that how far one has come changes no other.
      const own = randomOf(seed * 1_000_003 + start + offset)
      const regencyCode = weighted(Object.entries(shareOf), own)
      const village = own.pick(villages.get(regencyCode) as [Village, ...Village[]])
      addApplication(rows, {
        keyring,
        definition: weighted(shares, own),
        village,
        submittedAt,
        now,
        staff: staff.get(regencyCode) ?? { officer: '', supervisor: '', head: '' },
        slowness: slowness[regencyCode] ?? 1,
        seed: seed + start + offset,
        random: own,
        photos,
        pdf,
      })
    }
    await insert(database, rows)
  }
  await database.write(workerScope, rebuildRollup)
  return count
}

async function insert(database: Database, rows: Rows): Promise<void> {
  await database.write(workerScope, async (db) => {
    const words = [...new Set(rows.personal_record.flatMap((row) => row.name_words as string[]))]
    keepNameWords(db, words)
    for (const table of [
      'application',
      'personal_record',
      'application_event',
      'application_product',
      'attachment',
      'siak_check',
    ] as const) {
      const first = rows[table][0]
      if (!first) continue
      const columns = Object.keys(first).join(', ')
      await db.run({
        text: `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`,
        values: [JSON.stringify(rows[table])],
      })
    }
  })
}

type Maker = {
  keyring: Keyring
  definition: ServiceDefinition
  village: Village
  submittedAt: Date
  now: Date
  staff: Staff
  slowness: number
  seed: number
  random: Random
  photos: { blob: string; size: number }[]
  pdf: { blob: string; size: number }
}

function addApplication(rows: Rows, maker: Maker): void {
  const { keyring, definition, village, submittedAt, now, staff, random } = maker
  const today = toLocalDate(submittedAt)
  const { applicant, answers } = exampleApplication(definition.code, maker.seed, { today, villageCode: village.code })
  const isRemote = village.access !== null
  const history = demoHistory({
    definition,
    answers,
    submittedAt,
    now,
    staff,
    villageCode: village.code,
    slowness: maker.slowness,
    isRemote,
    random,
  })
  const id = seededId(submittedAt, random)
  const recordId = seededId(submittedAt, random)
  const channel = weighted(channels, random)
  const createdBy = channel === 'web' ? null : staff.officer
  const codes = {
    ...placeColumns(placeOf(village.code)),
    created_by: createdBy,
  }
  const presenceMode =
    definition.presence === 'none'
      ? null
      : random.chance(0.12)
        ? 'home'
        : isRemote || random.chance(0.35)
          ? 'village'
          : 'office'
  const data: PersonalData = {
    applicant: {
      name: applicant.name,
      nik: applicant.nik,
      kkNumber: applicant.kkNumber,
      phone: applicant.phone,
      email: random.chance(0.3) ? `pemohon${maker.seed}@warga.test` : null,
    },
    assistedBy: channel === 'village' ? { relation: 'village_registrar', authority: 'F-1.07' } : null,
    presence: presenceMode ? { mode: presenceMode } : null,
    answers,
  }
  const sealed = sealRecord(keyring, recordId, data)
  const found = foundBy(keyring, definition, data)
  const { state, events } = history
  const correction = state.correction && {
    ...state.correction,
    note: sealNote(sealed.key, correctionPlace(id), state.correction.note).toString('base64'),
  }
  const isOpen = history.closedAt === null
  const movesWith = definition.code === movingLetterService ? destinationOf(answers) : undefined
  rows.application.push({
    id,
    tracking_number: toTrackingNumber(Uint8Array.from({ length: 8 }, () => random.between(0, 255))),
    service_code: definition.code,
    service_version: definition.version,
    status: state.status,
    channel,
    ...codes,
    domicile_village_code: village.code,
    language: 'id',
    priority: presenceMode === 'home' ? 1 : 0,
    presence_mode: presenceMode,
    presence_done: state.presenceDone,
    approval_required: state.approvalRequired,
    correction,
    closed_reason: state.closedByCorrectionTimeout ? 'correction-timeout' : null,
    assignee_id: state.verifiedBy,
    verified_by: state.verifiedBy,
    approved_by: state.approvedBy,
    assisted_by: data.assistedBy?.relation ?? 'self',
    move_regency_code: movesWith === undefined ? null : placeOf(movesWith).regencyCode,
    privacy_notice_version: '1',
    pin_hash: hex(hashPin(keyring, id, pinOf(keyring, id))),
    occurred_at: submittedAt,
    recorded_at: submittedAt,
    submitted_at: submittedAt,
    waiting_since: submittedAt,
    status_since: history.statusSince,
    due_at: isOpen || history.dueAt ? history.dueAt : null,
    first_due_at: history.dueAt,
    closed_at: history.closedAt,
    last_seq: events.length + 1,
    version: events.length + 1,
  })
  rows.personal_record.push({
    id: recordId,
    application_id: id,
    ...codes,
    data_key: hex(sealed.dataKey),
    envelope: hex(sealed.envelope),
    ...found,
    nik_index: hex(found.nik_index),
    kk_index: hex(found.kk_index),
    phone_index: hex(found.phone_index),
    email_index: hex(found.email_index),
  })
  const submitEvent = {
    type: 'submit',
    from: null,
    to: 'submitted',
    actor: { kind: createdBy ? 'officer' : 'citizen', userId: createdBy },
    occurredAt: submittedAt.toISOString(),
    note: undefined,
    fields: undefined,
    attachments: undefined,
  }
  for (const [index, event] of [submitEvent, ...events].entries())
    rows.application_event.push({
      application_id: id,
      seq: index + 1,
      ...codes,
      type: event.type,
      schema_version: 1,
      occurred_at: event.occurredAt,
      recorded_at: event.occurredAt,
      actor_kind: event.actor.kind,
      actor_id: event.actor.userId,
      channel: index === 0 ? channel : event.actor.kind === 'citizen' ? 'web' : null,
      from_status: event.from,
      to_status: event.to,
      data: {
        ...(event.fields ? { fields: event.fields } : {}),
        ...(event.attachments ? { attachments: event.attachments } : {}),
      },
      sealed: event.note ? hex(sealNote(sealed.key, eventPlace(id, index + 1), event.note)) : null,
    })
  const isReady = isInGroup(state.status, 'available')
  for (const product of productsOf(definition, answers, today, village.code)) {
    const productId = seededId(submittedAt, random)
    const numbered = state.products.find((one) => one.id === product.id)
    const attachmentId = isReady && product.format === 'pdf' ? seededId(submittedAt, random) : null
    if (attachmentId)
      rows.attachment.push({
        id: attachmentId,
        application_id: id,
        ...codes,
        requirement: product.id,
        kind: 'product',
        blob: maker.pdf.blob,
        media_type: 'application/pdf',
        size: maker.pdf.size,
        uploaded_at: history.statusSince,
      })
    rows.application_product.push({
      id: productId,
      application_id: id,
      ...codes,
      product: product.id,
      format: product.format,
      sealed: numbered?.number
        ? hex(
            sealNote(
              sealed.key,
              productPlace(productId),
              JSON.stringify({
                number: numbered.number,
                siakLink: null,
                handedOverTo: numbered.handedOver ? 'Pemohon' : null,
              }),
            ),
          )
        : null,
      has_number: Boolean(numbered?.number),
      attachment_id: attachmentId,
      handed_over_at: numbered?.handedOver ? history.closedAt : null,
      handover_method: numbered?.handedOver ? history.handoverMethod : null,
    })
  }
  for (const requirement of requiredAttachments(definition, answers, today).filter((one) => one.required)) {
    const photo = random.pick(maker.photos as [(typeof maker.photos)[number], ...typeof maker.photos])
    rows.attachment.push({
      id: seededId(submittedAt, random),
      application_id: id,
      ...codes,
      requirement: requirement.id,
      kind: 'requirement',
      blob: photo.blob,
      media_type: 'image/jpeg',
      size: photo.size,
      uploaded_at: submittedAt,
    })
  }
  const issued = events.find(({ type }) => type === 'issue')
  if (!issued) return
  const worksheet = siakWorksheet(definition, answers, { ...applicant, villageCode: village.code })
  const made = state.products.map((product) => product.id)
  for (const { path } of linesToCheck(worksheet, made))
    rows.siak_check.push({
      id: seededId(submittedAt, random),
      application_id: id,
      ...codes,
      field: path,
      result: 'match',
      sealed: null,
      checked_by: issued.actor.userId,
      checked_at: issued.occurredAt,
    })
}

async function villagesByRegency(database: Database): Promise<Map<string, Village[]>> {
  const rows = await database.read(workerScope, (db) =>
    db.rows<Village & { regency_code: string }>({
      text: `select v.code, v.regency_code, d.access, d.is_border as "isBorder" from region v join region d on d.code = v.parent_code where v.level = 'village' and v.province_code = '65' order by v.code`,
    }),
  )
  const byRegency = new Map<string, Village[]>()
  for (const row of rows) byRegency.set(row.regency_code, [...(byRegency.get(row.regency_code) ?? []), row])
  return byRegency
}

async function staffByRegency(database: Database): Promise<Map<string, Staff>> {
  const rows = await database.read(workerScope, (db) =>
    db.rows<{ id: string; email: string }>({
      text: `select id, email from app_user where email like 'intake@%' or email like 'supervisor@%' or email like 'head@%'`,
    }),
  )
  const idOf = (email: string) => rows.find((row) => row.email === email)?.id ?? ''
  return new Map(
    demoRegencies.map(({ slug, code }) => [
      code,
      {
        officer: idOf(`intake@${slug}.test`),
        supervisor: idOf(`supervisor@${slug}.test`),
        head: idOf(`head@${slug}.test`),
      },
    ]),
  )
}

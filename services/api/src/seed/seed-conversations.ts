import { addWorkingDays, defaultCalendar, placeOf } from '@sipelandukilat/domain'
import type { MessageChannel } from '../channels/message'
import { addInbound, type Contact, lockConversation, sealSaid } from '../features/conversations/conversation-store'
import { linkApplication, placeConversation } from '../features/conversations/link-application'
import { identityOf } from '../features/conversations/receive'
import { keepUpload } from '../features/uploads/upload-store'
import type { BlobStore } from '../platform/blob-store'
import { workerScope } from '../platform/caller'
import { addressIndex } from '../platform/crypto/address-index'
import type { Keyring } from '../platform/crypto/keyring'
import type { Database, Db } from '../platform/database/db'
import { from } from '../platform/database/from'
import { newId } from '../platform/id'
import { demoPhotos } from './demo-photo'

type Line = { by: 'citizen' | 'system' | 'officer'; words: string; withPhoto?: true }
type Talk = {
  channel: MessageChannel
  contact: Contact
  regencyCode: string
  minutesAgo: number
  lines: readonly Line[]
  wants?: 'person' | 'call'
  /** An officer leads it, and it is about an application of that office. */
  isLed?: true
}

const talks: readonly Talk[] = [
  {
    channel: 'whatsapp',
    contact: { address: '+6281230019921', name: 'Yohana' },
    regencyCode: '65.03',
    minutesAgo: 18,
    wants: 'person',
    lines: [
      { by: 'citizen', words: 'Selamat pagi, KK saya sobek kena air. Apa harus ke Nunukan?' },
      { by: 'system', words: 'Selamat pagi. Tidak perlu ke kantor. Kirim foto KK yang rusak, atau balas PETUGAS.' },
      { by: 'citizen', words: 'Ini fotonya', withPhoto: true },
      { by: 'citizen', words: 'petugas' },
      { by: 'system', words: 'Baik, petugas kami akan menjawab di sini pada jam kerja.' },
    ],
  },
  {
    channel: 'sms',
    contact: { address: '+6281230019922' },
    regencyCode: '65.03',
    minutesAgo: 95,
    lines: [
      { by: 'citizen', words: 'KTP hilang bagaimana caranya' },
      { by: 'system', words: 'KTP hilang: balas dengan NIK Anda, atau MENU untuk layanan lain.' },
      { by: 'citizen', words: 'bantuan' },
      {
        by: 'system',
        words: 'Jawab satu per satu. KEMBALI: pertanyaan sebelumnya. BATAL: berhenti. PETUGAS: bicara dengan petugas.',
      },
    ],
  },
  {
    channel: 'email',
    contact: {
      address: 'keponakan.lidia@surel.test',
      name: 'Keponakan Ibu Lidia',
      subject: 'Akta lahir anak kakak saya',
      thread: ['<demo-surat-1@surel.test>'],
    },
    regencyCode: '65.03',
    minutesAgo: 240,
    isLed: true,
    lines: [
      { by: 'citizen', words: 'Saya membantu kakak di Long Bawan. Surat bidan boleh difoto saja?', withPhoto: true },
      { by: 'officer', words: 'Boleh, asal seluruh surat terlihat dan cap bidan terbaca. Foto ini sudah cukup.' },
      { by: 'citizen', words: 'Terima kasih. Kapan kira-kira selesai?' },
    ],
  },
  {
    channel: 'whatsapp',
    contact: { address: '+60135550923', name: 'Martinus' },
    regencyCode: '65.03',
    minutesAgo: 300,
    wants: 'call',
    lines: [
      { by: 'citizen', words: 'Saya susah menulis. Tolong ditelepon saja.' },
      { by: 'system', words: 'Baik, petugas menelepon Anda paling lambat hari kerja berikutnya.' },
    ],
  },
  {
    channel: 'whatsapp',
    contact: { address: '+6281230019924', name: 'Siti' },
    regencyCode: '65.71',
    minutesAgo: 40,
    wants: 'person',
    lines: [
      { by: 'citizen', words: 'Apakah KIA bisa diambil oleh nenek?' },
      { by: 'citizen', words: 'petugas' },
      { by: 'system', words: 'Baik, petugas kami akan menjawab di sini pada jam kerja.' },
    ],
  },
]

const minuteMs = 60_000

/** A talk on each channel: waiting for a person, led by an officer, asking to be called back. Again does nothing. */
export async function seedConversations(
  database: Database,
  keyring: Keyring,
  blobs: BlobStore,
  { now }: { now: Date },
): Promise<void> {
  if (await database.read(workerScope, (db) => db.first(from('conversation').limit(1).select('id')))) return
  const [photo] = await demoPhotos()
  if (!photo) return
  for (const talk of talks) {
    const uploadIds = await Promise.all(
      talk.lines.map(async ({ withPhoto }) => {
        if (!withPhoto) return undefined
        const id = newId()
        await keepUpload({ database, blobs }, { bytes: photo, mediaType: 'image/jpeg' }, id)
        return id
      }),
    )
    await database.write(workerScope, (db) => seedTalk(db, keyring, talk, uploadIds, now))
  }
}

async function seedTalk(
  db: Db,
  keyring: Keyring,
  talk: Talk,
  uploadIds: readonly (string | undefined)[],
  now: Date,
): Promise<void> {
  const { channel, contact, regencyCode, lines, wants, isLed } = talk
  const begunAt = new Date(now.getTime() - (talk.minutesAgo + lines.length) * minuteMs)
  const { record, key } = await lockConversation(
    db,
    keyring,
    {
      channel,
      addressIndex: addressIndex(keyring, channel, contact.address),
      provinceCode: placeOf(regencyCode).provinceCode,
    },
    contact,
    begunAt,
  )
  const officer = await db.first(from('app_user').where({ email: 'intake@nunukan.test' }).select('id'))
  for (const [index, { by, words }] of lines.entries()) {
    const id = newId()
    const at = new Date(begunAt.getTime() + (index + 1) * minuteMs)
    const uploadId = uploadIds[index]
    const files = uploadId ? [uploadId] : []
    if (by === 'citizen')
      await addInbound(
        db,
        record,
        key,
        { text: words, ...(uploadId ? { kind: 'files' as const } : {}) },
        { id, at, uploadIds: files, identity: identityOf(keyring, channel, `demo-${id}`) },
      )
    else
      db.defer({
        text: `insert into conversation_message (id, conversation_id, province_code, regency_code, direction, at, author_id, sealed, state, state_at)
               select $1, $2, province_code, regency_code, 'out', $3, $4, $5, 'delivered', $3 from conversation where id = $2`,
        values: [
          id,
          record.id,
          at,
          by === 'officer' ? (officer?.id ?? null) : null,
          sealSaid(key, id, { text: words }),
        ],
      })
    if (uploadId) await db.run(from('upload').where({ id: uploadId }).update({ conversation_id: record.id }))
  }
  const lastAt = new Date(begunAt.getTime() + lines.length * minuteMs)
  const lastReceived = lines.findLastIndex(({ by }) => by === 'citizen')
  await db.run(
    from('conversation')
      .where({ id: record.id })
      .update({
        last_message_at: lastAt,
        last_inbound_at: new Date(begunAt.getTime() + (lastReceived + 1) * minuteMs),
        wants_person_since: wants === 'person' ? lastAt : null,
        handled_by: isLed ? 'officer' : 'dialogue',
        officer_id: isLed ? (officer?.id ?? null) : null,
        unread: isLed ? 1 : 0,
      }),
  )
  if (wants === 'call')
    await db.run({
      text: `insert into call_back (id, conversation_id, province_code, regency_code, requested_at, due_at)
             select $1, id, province_code, regency_code, $3, $4 from conversation where id = $2`,
      values: [newId(), record.id, lastAt, addWorkingDays(lastAt, 1, defaultCalendar)],
    })
  const application = isLed
    ? await db.first<{ id: string; village_code: string }>({
        text: `select id, village_code from application where regency_code = $1 and service_code = 'AK-LAHIR'
               order by closed_at is not null, submitted_at desc limit 1`,
        values: [regencyCode],
      })
    : undefined
  if (application) await linkApplication(db, record, application.id, application.village_code)
  else await placeConversation(db, record.id, regencyCode)
}

import type { VisitMode, VisitPurpose } from '@sipelandukilat/contract'
import {
  formatClock,
  formatDate,
  type InLanguages,
  type Language,
  localized,
  type ServiceDefinition,
} from '@sipelandukilat/domain'
import { fieldTexts } from '#texts'
import { fillWords, type NoticeKey } from './notice-words'

export type VisitNoticeKind = 'planned' | 'moved' | 'place_changed' | 'called_off'

export type Appointment = { date: string; time: string | null; place: string; villageName: string }

export type VisitNotice = {
  kind: VisitNoticeKind
  mode: VisitMode
  purpose: VisitPurpose
  /** What was promised; of a visit that is called off, what was promised before. */
  appointment: Appointment
  trackingNumber: string | null
  definition: Pick<ServiceDefinition, 'title' | 'requirements'> | undefined
}

const mostThings = 5

/** What to bring: the originals of what the service asks for, and the card itself where one is handed over. */
export function thingsToBring(
  { purpose, definition }: Pick<VisitNotice, 'purpose' | 'definition'>,
  language: Language,
): string[] {
  const needed = definition?.requirements
    .filter(({ required, kind }) => required !== false && kind !== 'form')
    .map(({ label }) => localized(label, language))
    .slice(0, mostThings)
  const usual: Record<VisitPurpose, InLanguages<string[]>> = {
    enrolment: { id: ['Kartu Keluarga (KK)'], en: ['family card (KK)'] },
    assistance: { id: ['KTP-el atau KK'], en: ['KTP-el or family card'] },
    handover: { id: ['KTP-el atau KK', 'tanda terima permohonan'], en: ['KTP-el or family card', 'your receipt'] },
  }
  return needed && needed.length > 0 ? needed : localized(usual[purpose], language)
}

const keys = {
  planned: 'visit-planned',
  moved: 'visit-moved',
  place_changed: 'visit-place-changed',
  called_off: 'visit-called-off',
} as const
const kinds = ['planned', 'moved', 'place_changed', 'called_off'] as const

/** Under which key a province may have words of its own. */
export const visitWordsKey = (kind: VisitNoticeKind): NoticeKey => keys[kind]

/** The kind of visit notice that a key of words is of, if any. */
export const visitKindOf = (key: NoticeKey): VisitNoticeKind | undefined => kinds.find((kind) => keys[kind] === key)

/**
 * The notice of an appointment in these words, with how to answer it. Never a name or an identifier: phones and mailboxes
 * are shared.
 */
export function visitNoticeText(
  notice: VisitNotice,
  words: string,
  language: Language,
  followLink: string,
): { subject: string; text: string } {
  const { kind, mode, appointment, trackingNumber, definition } = notice
  const say = fieldTexts.in(language)
  const { time } = appointment
  const date = formatDate(appointment.date, language)
  const things = thingsToBring(notice, language).join(', ')
  const isHome = mode === 'home'
  const isOff = kind === 'called_off'
  const sentence = fillWords(words, {
    layanan: localized(definition?.title, language) ?? '',
    nomor: trackingNumber ?? '',
    status: '',
    batas: '',
    utama: '',
    kurang: '',
    sampai: '',
    cara: '',
    pin: '',
    jawaban: '',
    keadaan: '',
    dokumen: '',
    kantor: '',
    jadwal: isOff ? date : time ? say('visitWhen', { date, time: formatClock(time, language) }) : date,
    tempat: isOff
      ? ''
      : isHome
        ? say('visitHome', { village: appointment.villageName })
        : say('visitVillage', { where: `${appointment.place}, ${appointment.villageName}` }),
    bawa: isOff ? '' : isHome ? say('visitPrepare', { things }) : say('visitBring', { things }),
  })
  const answer = isOff
    ? []
    : [say('visitAnswer'), ...(trackingNumber ? [say('visitFollow', { link: followLink })] : []), say('visitFree')]
  return { subject: `${say(`visitSubject_${kind}`)}: ${date}`, text: [sentence, ...answer].join('\n') }
}

const buttons = {
  confirmed: fieldTexts.of('buttons_confirmed'),
  another_day: fieldTexts.of('buttons_another_day'),
}

/** The notice that a button stands under: of a request on a trip, and how many were sent before it. */
export type NoticeReference = { requestId: string; tripId: string; number: number }

/** The buttons by which a notice is answered where a channel has any; none where it asks for no answer. */
export const answerButtons = (
  kind: VisitNoticeKind,
  { requestId, tripId, number }: NoticeReference,
  language: Language,
): { id: string; title: string }[] =>
  kind === 'called_off'
    ? []
    : (['confirmed', 'another_day'] as const).map((answer) => ({
        id: `visit:${answer}:${requestId}:${tripId}:${number}`,
        title: localized(buttons[answer], language),
      }))

const button = /^visit:(confirmed|another_day):([\da-f-]{36}):([\da-f-]{36}):(\d{1,4})$/

/** The answer of a button, and the notice that it stood under. */
export function readButton(id: string): { answer: ReceivedAnswer['answer']; notice: NoticeReference } | undefined {
  const [, answer, requestId = '', tripId = '', number] = button.exec(id) ?? []
  if (answer !== 'confirmed' && answer !== 'another_day') return undefined
  return { answer, notice: { requestId, tripId, number: Number(number) } }
}

export type ReceivedAnswer = { answer: 'confirmed' | 'another_day'; words: string | null }

const yes = /^(ya|iya|yes|ok|oke|bisa|siap|hadir)[\s.!]*$/i
const another = /^(lain\s*hari|hari\s*lain|another\s*day|tidak\s*bisa|tdk\s*bisa|gak\s*bisa)\b[\s,.:;-]*(.*)$/is

/** An answer to an appointment in a message, by its first line: what a mail quotes below is not the answer. */
export function readAnswer(text: string): ReceivedAnswer | undefined {
  const first = text.trim().split('\n')[0]?.trim() ?? ''
  if (yes.test(first)) return { answer: 'confirmed', words: null }
  const asked = another.exec(first)
  if (!asked) return undefined
  return { answer: 'another_day', words: asked[2]?.trim().slice(0, 300) || null }
}

/** To a button of a notice that holds no more. */
export const answerTooLate = fieldTexts.of('appointmentHasChangedCalledOff')

/** To a yes, or to another day, after the visit was called off. */
export const visitIsOff = (date: string) => fieldTexts.of('visitIsOff', { date })

export const answerTaken = {
  confirmed: (date: string) => fieldTexts.of('thankYou', { date }),
  another_day: (date: string) => fieldTexts.of('understoodNotDate', { date }),
}

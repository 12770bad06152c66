import { isLocalDate } from '../calendar/dates'
import type { LocalDate } from '../calendar/local-date'
import type { Localized } from '../language/language'
import { documentNumbersTexts } from '../texts/texts'
import { isKkNumber, isNik, normalizeNik } from './nik'
import { placeOf } from './place-of'

/**
 * How the number of a document is written.
 * - `nik`: a card carries its holder's NIK.
 * - `familyCard`: 16 digits, as the card itself.
 * - `register`: a certificate, `6503-LU-17062026-0001`: region, kind of record, day of issue, serial number of the day, as SIAK prints it.
 * - `letter`: `SKPWNI/6503/17062026/0001`, the same parts behind the letter's name.
 * - `reference`: whatever SIAK or the office wrote; it has a digit.
 */
type NumberForm =
  | { kind: 'nik' }
  | { kind: 'familyCard' }
  | { kind: 'register'; records: readonly string[] }
  | { kind: 'letter'; name: string }
  | { kind: 'reference' }

const register = (...records: string[]): NumberForm => ({ kind: 'register', records })
const letter = (name: string): NumberForm => ({ kind: 'letter', name })

/** By the product's id. LU and LT: births, registered in time or late; KM: deaths; KW and CR: marriages and divorces. */
const forms: Readonly<Record<string, NumberForm>> = {
  familyCard: { kind: 'familyCard' },
  idCard: { kind: 'nik' },
  childCard: { kind: 'nik' },
  birthCertificate: register('LU', 'LT'),
  deathCertificate: register('KM'),
  marriageCertificate: register('KW'),
  divorceCertificate: register('CR'),
  movingLetter: letter('SKPWNI'),
  movingAbroadLetter: letter('SKPLN'),
  arrivalLetter: letter('SKDLN'),
}

const formOf = (product: string): NumberForm =>
  (Object.hasOwn(forms, product) ? forms[product] : undefined) ?? { kind: 'reference' }

/** How the number of a product is written. */
export const documentNumberKind = (product: string): NumberForm['kind'] => formOf(product).kind

/** An example of the number of a product as it is printed for a regency on a day; a NIK or a family card's is nobody's. */
export function exampleDocumentNumber(
  product: string,
  regencyCode: string,
  on: LocalDate,
  serial = 9901,
  isLate = false,
): string {
  const form = formOf(product)
  const region = placeOf(regencyCode).regencyCode.replace('.', '')
  const day = `${on.slice(8, 10)}${on.slice(5, 7)}${on.slice(0, 4)}`
  const last = String(serial).padStart(4, '0')
  switch (form.kind) {
    case 'register':
      return `${region}-${form.records[isLate ? form.records.length - 1 : 0] ?? ''}-${day}-${last}`
    case 'letter':
      return `${form.name}/${region}/${day}/${last}`
    case 'familyCard':
    case 'nik':
      return `${region}01${day.slice(0, 4)}${day.slice(6)}${last}`
    case 'reference':
      return `470/${last}/${on.slice(0, 4)}`
  }
}

export type DocumentNumber = { ok: true; number: string } | { ok: false; message: Localized }

/**
 * The number of a document in the form in which it is kept, or what is wrong with it.
 * @param product the id of the product, such as `birthCertificate`
 * @param given what the officer typed; spaces do not matter, nor small letters
 * @param where the regency that issues, the day, what the document is called, and whether what it is about was reported late
 */
export function readDocumentNumber(
  product: string,
  given: string,
  {
    regencyCode,
    today,
    document,
    isLate = false,
  }: { regencyCode: string; today: LocalDate; document: Localized; isLate?: boolean },
): DocumentNumber {
  const form = formOf(product)
  const typed = given.trim().toUpperCase().replace(/\s+/g, '')
  const example = exampleDocumentNumber(product, regencyCode, today, 1, isLate)
  const wrong = (): DocumentNumber => ({
    ok: false,
    message: documentNumbersTexts.of(`documentNumber_${form.kind}`, { document, example }),
  })
  switch (form.kind) {
    case 'nik':
    case 'familyCard': {
      const digits = normalizeNik(typed)
      const isRight = form.kind === 'nik' ? isNik(digits) : isKkNumber(digits)
      return isRight ? { ok: true, number: digits } : wrong()
    }
    case 'register': {
      const [, region, record = '', day] = /^(\d{4})-([A-Z]{2})-(\d{8})-\d{4,5}$/.exec(typed) ?? []
      if (region === undefined || day === undefined || !form.records.includes(record)) return wrong()
      return judged(typed, { region, day })
    }
    case 'letter': {
      const [, name, region, day] = /^([A-Z]+)\/(\d{4})\/(\d{8})\/\d{4,5}$/.exec(typed) ?? []
      if (region === undefined || day === undefined || name !== form.name) return wrong()
      return judged(typed, { region, day })
    }
    case 'reference':
      return /\d/.test(typed) && typed.replace(/[^\p{L}\p{N}]/gu, '').length >= 4
        ? { ok: true, number: given.trim().replace(/\s+/g, ' ') }
        : wrong()
  }

  function judged(number: string, { region, day }: { region: string; day: string }): DocumentNumber {
    const own = placeOf(regencyCode).regencyCode.replace('.', '')
    const date = `${day.slice(4)}-${day.slice(2, 4)}-${day.slice(0, 2)}`
    if (!isLocalDate(date)) return wrong()
    if (region !== own)
      return { ok: false, message: documentNumbersTexts.of('documentNumberElsewhere', { document, code: region, own }) }
    if (date > today) return { ok: false, message: documentNumbersTexts.of('documentNumberFuture', { document }) }
    return { ok: true, number }
  }
}

import type { LocalDate } from '../calendar/local-date'
import { documentNumberKind } from '../identity/document-number'
import { checkNik } from '../identity/nik'
import type { Localized } from '../language/localized'
import type { ServiceDefinition } from '../services/service-definition'
import { documentNumbersTexts } from '../texts/texts'
import { type Answers, rowsOf } from './answers'
import { toSex } from './number-checks'
import { eventDateOf, isLateReport } from './service-demands'

/** What an application says of whom or of what one of its documents is. */
export type NumberFacts = {
  /** NIKs of those whose card it may be; empty where they have none yet, or the form does not tell. */
  holders: string[]
  /** Of a card whose holder gets the NIK only now. */
  newborn: { sex: 'male' | 'female' | undefined; birthDate: string | undefined } | null
  /** The day of what a certificate is about, YYYY-MM-DD. */
  happenedOn: LocalDate | undefined
  isLate: boolean
  /** Numbers of the family cards that the application names. */
  familyCards: string[]
  /** An update or a reprint: the card keeps its number. */
  keepsFamilyCard: boolean
}

/** Whose card it is, by service and product, as paths; where a card may be anybody's of a family nothing is said. */
const holderPaths: Readonly<Record<string, readonly string[]>> = {
  'KTP-BARU idCard': ['applicant.nik'],
  'KTP-GANTI idCard': ['applicant.nik'],
  'KTP-LD idCard': ['applicant.nik'],
  'KTP-OA idCard': ['applicant.nik'],
  'KIA childCard': ['child.nik'],
  'AK-LAHIR childCard': ['child.nik'],
  'AK-MATI idCard': ['family.spouseNik'],
  'AK-KAWIN idCard': ['husband.nik', 'wife.nik'],
  'AK-CERAI idCard': ['husband.nik', 'wife.nik'],
  'BTL-KAWIN idCard': ['husband.nik', 'wife.nik'],
  'BTL-CERAI idCard': ['husband.nik', 'wife.nik'],
}

/** Services after which a family has the card that it had, printed anew. */
const keepingServices: ReadonlySet<string> = new Set(['KK-GANTI', 'KK-UBAH', 'UB-NAMA', 'AK-LAHIR'])

/** `handedIn` is the day on which the application came in, YYYY-MM-DD: by it a report is late. */
export function numberFactsOf(
  definition: ServiceDefinition,
  answers: Answers,
  applicant: { [Number in 'nik' | 'kkNumber']?: string | null | undefined },
  { product, handedIn }: { product: string; handedIn: LocalDate },
): NumberFacts {
  const at = (path: string) => {
    const [section = '', field = ''] = path.split('.')
    const value = section === 'applicant' ? applicant.nik : rowsOf(answers, section)[0]?.[field]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const given = (path: string) => at(path) ?? []
  const holders = (holderPaths[`${definition.code} ${product}`] ?? []).flatMap(given)
  const isNewborn = definition.code === 'AK-LAHIR' && product === 'childCard' && holders.length === 0
  const cards = definition.form.sections.flatMap((section) =>
    section.fields
      .filter(({ type }) => type === 'kkNumber')
      .flatMap(({ id }) => rowsOf(answers, section.id).map((row) => row[id])),
  )
  return {
    holders,
    newborn: isNewborn ? { sex: toSex(at('child.sex')), birthDate: at('birth.birthDate') } : null,
    happenedOn: eventDateOf(definition, answers),
    isLate: isLateReport(definition, answers, handedIn),
    familyCards: [applicant.kkNumber || undefined, ...cards].filter((one) => typeof one === 'string'),
    keepsFamilyCard: keepingServices.has(definition.code),
  }
}

/**
 * What in a document's number does not fit what it is of: `problem` is wrong in any case, `doubt` is written with a reason.
 * @param number as `readDocumentNumber` gives it
 * @param document what the document is called
 */
export function judgeDocumentNumber(
  product: string,
  number: string,
  { holders, newborn, happenedOn, isLate, familyCards, keepsFamilyCard }: NumberFacts,
  document: Localized,
): { problem?: Localized; doubt?: Localized } {
  switch (documentNumberKind(product)) {
    case 'nik': {
      if (holders.length > 0 && !holders.includes(number))
        return { problem: documentNumbersTexts.of('documentNumberOther', { document }) }
      const warnings = newborn ? checkNik(number, newborn).warnings : []
      const differs = warnings.some((one) => one === 'JENIS_KELAMIN_BEDA' || one === 'TANGGAL_LAHIR_BEDA')
      return differs ? { doubt: documentNumbersTexts.of('documentNumberBirth', { document }) } : {}
    }
    case 'register': {
      const [, record, day = ''] = number.split('-')
      const expected = isLate ? 'LT' : 'LU'
      if (product === 'birthCertificate' && record !== expected)
        return { problem: documentNumbersTexts.of(`documentNumber${expected}`, { document }) }
      const date = `${day.slice(4)}-${day.slice(2, 4)}-${day.slice(0, 2)}`
      if (happenedOn !== undefined && date < happenedOn)
        return { problem: documentNumbersTexts.of('documentNumberBeforeEvent', { document }) }
      return {}
    }
    case 'familyCard':
      return keepsFamilyCard && familyCards.length > 0 && !familyCards.includes(number)
        ? { doubt: documentNumbersTexts.of('documentNumberOtherFamily', { document }) }
        : {}
    default:
      return {}
  }
}

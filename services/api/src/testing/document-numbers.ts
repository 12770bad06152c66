import type { ApplicationFile } from '@sipelandukilat/contract'
import {
  type Answers,
  documentNumberKind,
  exampleDocumentNumber,
  type LocalDate,
  numberFactsOf,
} from '@sipelandukilat/domain'
import { findDefinition } from '@sipelandukilat/domain/definitions'

let issued = 0

/** Numbers under which an application's documents can be issued on a day: of its own people, each serial given once. */
export function documentNumbersOf(file: ApplicationFile, on: LocalDate): { id: string; number: string }[] {
  const definition = findDefinition(file.serviceCode)
  if (!definition) throw new Error(`No service ${file.serviceCode}`)
  issued += 1
  return file.products.map(({ product }) => {
    const facts = numberFactsOf(definition, file.answers as Answers, file.applicant, { product, handedIn: on })
    const example = exampleDocumentNumber(product, file.regencyCode, on, 9900 + (issued % 100), facts.isLate)
    const kind = documentNumberKind(product)
    if (kind === 'familyCard') return { id: product, number: facts.familyCards[0] ?? example }
    if (kind === 'nik') return { id: product, number: facts.holders[0] ?? nikOf(file.regencyCode, facts.newborn) }
    return { id: product, number: example }
  })
}

/** The NIK that somebody with this birth date and sex could be given. */
function nikOf(regencyCode: string, newborn: ReturnType<typeof numberFactsOf>['newborn']): string {
  const [year = '2026', month = '01', day = '01'] = (newborn?.birthDate ?? '').split('-')
  const first = Number(day) + (newborn?.sex === 'female' ? 40 : 0)
  return `${regencyCode.replace('.', '')}01${String(first).padStart(2, '0')}${month}${(year || '2026').slice(2)}${9900 + (issued % 100)}`
}

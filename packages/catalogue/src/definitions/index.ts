import type { ServiceDefinition } from '../service-definition'
import { birthCertificate } from './birth-certificate'
import { childCard } from './child-card'
import { citizenBiodata } from './citizen-biodata'
import { deathCertificate } from './death-certificate'
import { familyCardChange } from './family-card-change'
import { genericDefinition } from './generic-form'
import { idCardReplacement } from './id-card-replacement'
import { movingLetter } from './moving-letter'
import { newIdCard } from './new-id-card'
import { serviceCodes } from './service-facts'

const complete: readonly ServiceDefinition[] = [
  citizenBiodata,
  newIdCard,
  idCardReplacement,
  familyCardChange,
  childCard,
  birthCertificate,
  deathCertificate,
  movingLetter,
]

/** All 37 services, in the order of the data; eight with a form of their own, the others with the generic one. */
export const definitions: readonly ServiceDefinition[] = serviceCodes.map((code) =>
  withFieldDoubts(complete.find((definition) => definition.code === code) ?? genericDefinition(code)),
)

/** The definition the catalogue ships with for a service; undefined for an unknown code. */
export function findDefinition(code: string): ServiceDefinition | undefined {
  return definitions.find((definition) => definition.code === code)
}

/** Fields whose official print is unclear belong to what an administrator should confirm. */
function withFieldDoubts(definition: ServiceDefinition): ServiceDefinition {
  const doubts = definition.form.sections.flatMap((section) =>
    section.fields
      .filter((field) => !field.verified)
      .map((field) => ({ about: `form.${section.id}.${field.id}`, text: field.note ?? 'not verified' })),
  )
  return { ...definition, doubts: [...definition.doubts, ...doubts] }
}

import type { ServiceDefinition } from '../service-definition'
import { adoptionNote } from './adoption'
import { divorceAnnulmentLetter, divorceCertificate, marriageAnnulment } from './annulment-and-divorce'
import { biodataChange } from './biodata-change'
import { birthCertificate } from './birth-certificate'
import { certificateCancellation } from './certificate-cancellation'
import { certificateCorrection } from './certificate-correction'
import { certificateReissue } from './certificate-reissue'
import { changeOfCitizenship } from './change-of-citizenship'
import { changeOfName, otherVitalEvent } from './changes-by-ruling'
import { childCard } from './child-card'
import { acknowledgementCertificate, legitimationCertificate } from './child-recognition'
import { citizenBiodata } from './citizen-biodata'
import { deathCertificate } from './death-certificate'
import { digitalIdentity } from './digital-identity'
import { toDoubtWords } from './doubt-wording'
import { eventAbroad } from './event-abroad'
import { familyCardChange } from './family-card-change'
import { familyCardReplacement } from './family-card-replacement'
import { foreignerIdCard, residenceLetter } from './foreigners'
import { idCardAway } from './id-card-away'
import { idCardEnrolment } from './id-card-enrolment'
import { idCardReplacement } from './id-card-replacement'
import { legalizedCopy } from './legalized-copy'
import { marriageCertificate } from './marriage-certificate'
import { movingAbroadLetter } from './moving-abroad'
import { movingIn } from './moving-in'
import { movingLetter } from './moving-letter'
import { newFamilyCard } from './new-family-card'
import { newIdCard } from './new-id-card'
import { returnFromAbroad } from './return-from-abroad'
import { stillbirthLetter } from './stillbirth-letter'
import { temporaryStay } from './temporary-stay'
import { undocumentedPeople } from './undocumented-people'

/** All 37 services, in the order in which data/services.json lists them. */
export const definitions: readonly ServiceDefinition[] = [
  citizenBiodata,
  biodataChange,
  newFamilyCard,
  familyCardChange,
  familyCardReplacement,
  newIdCard,
  idCardEnrolment,
  idCardReplacement,
  idCardAway,
  foreignerIdCard,
  childCard,
  movingLetter,
  movingIn,
  movingAbroadLetter,
  returnFromAbroad,
  residenceLetter,
  undocumentedPeople,
  temporaryStay,
  birthCertificate,
  stillbirthLetter,
  deathCertificate,
  marriageCertificate,
  marriageAnnulment,
  divorceCertificate,
  divorceAnnulmentLetter,
  adoptionNote,
  acknowledgementCertificate,
  legitimationCertificate,
  changeOfName,
  changeOfCitizenship,
  otherVitalEvent,
  certificateCorrection,
  certificateCancellation,
  certificateReissue,
  eventAbroad,
  digitalIdentity,
  legalizedCopy,
]
  .map(withFieldDoubts)
  .map(withDoubtWords)

/** The definition that ships for a service; undefined for an unknown code. */
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

function withDoubtWords(definition: ServiceDefinition): ServiceDefinition {
  const doubts = definition.doubts.map(({ about, text }) => ({
    about,
    text: typeof text === 'string' ? toDoubtWords(text) : text,
  }))
  return { ...definition, doubts }
}

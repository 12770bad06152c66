import type { AnswerRule, FormField, FormSection, ServiceDefinition } from '../service-definition'
import { completeService, type ServiceParts } from './complete-service'
import { coupleDoubt, coupleSections, coupleWorksheet } from './couple'
import { askOfficial, worksheetOf } from './official-forms'
import { ask, choice, is, text } from './questions'
import { witnesses, witnessesWorksheet } from './shared-sections'

const marriageForm = 'F-2.01B'
const divorceForm = 'F-2.01C'

/** The court's decision, which the forms ask in the same words. */
function courtFields(form: string, part: string): FormField[] {
  return [
    askOfficial(`${form}:${part}.courtName`, { label: text('Nama pengadilan', 'Name of the court'), maxLength: 100 }),
    askOfficial(`${form}:${part}.courtDecisionNumber`, {
      label: text('Nomor putusan pengadilan', 'Number of the court’s decision'),
      maxLength: 100,
    }),
    askOfficial(`${form}:${part}.courtDecisionDate`, {
      label: text('Tanggal putusan pengadilan', 'Date of the court’s decision'),
      isPast: true,
    }),
  ]
}

/** The certificate of the marriage that ended. */
function certificateFields(form: string, part: string): FormField[] {
  return [
    askOfficial(`${form}:${part}.marriageCertificateNumber`, {
      label: text('Nomor akta perkawinan', 'Number of the marriage certificate'),
      maxLength: 60,
    }),
    askOfficial(`${form}:${part}.marriageCertificateDate`, {
      label: text('Tanggal akta perkawinan', 'Date of the marriage certificate'),
      isPast: true,
    }),
  ]
}

function foreignReportDate(form: string, label: FormField['label']): FormField {
  return askOfficial(`${form}:annulment.foreignReportDate`, {
    label,
    help: text('Kosongkan bila tidak pernah dilaporkan di sana.', 'Leave it empty if it was never reported there.'),
    required: false,
    isPast: true,
  })
}

const annulment: FormSection = {
  id: 'annulment',
  title: text('Pembatalan Perkawinan', 'Annulment of the marriage'),
  fields: [
    askOfficial(`${marriageForm}:annulment.marriageDate`, {
      label: text('Tanggal perkawinan', 'Date of the marriage'),
      isPast: true,
      event: 'marriage',
    }),
    ...certificateFields(marriageForm, 'annulment'),
    ...courtFields(marriageForm, 'annulment'),
    foreignReportDate(
      marriageForm,
      text('Tanggal perkawinan dilaporkan di luar negeri', 'Date on which the marriage was reported abroad'),
    ),
  ],
}

function divorceSection(title: FormSection['title']): FormSection {
  return {
    id: 'divorce',
    title,
    fields: [
      ...certificateFields(divorceForm, 'divorce'),
      askOfficial(`${divorceForm}:divorce.marriageRegistrationPlace`, {
        label: text('Tempat perkawinan dicatat', 'Where the marriage was registered'),
        help: text('Misalnya: Disdukcapil Kabupaten Nunukan.', 'For example: Disdukcapil Kabupaten Nunukan.'),
        maxLength: 150,
      }),
      ...courtFields(divorceForm, 'divorce'),
      askOfficial(`${divorceForm}:divorce.clerkLetterNumber`, {
        label: text('Nomor surat keterangan panitera', 'Number of the court clerk’s letter'),
        maxLength: 100,
      }),
      askOfficial(`${divorceForm}:divorce.clerkLetterDate`, {
        label: text('Tanggal surat keterangan panitera', 'Date of the court clerk’s letter'),
        isPast: true,
      }),
    ],
  }
}

/** Muslims divorce before the religious court, which records it too. */
const courtKind = ask('courtKind', 'choice', text('Pengadilan yang memutuskan', 'The court that decided'), {
  codes: [choice('1', 'Pengadilan Negeri', 'District court'), choice('2', 'Pengadilan Agama', 'Religious court')],
  help: text(
    'Perceraian orang Islam diputus dan dicatat Pengadilan Agama.',
    'Muslim divorces are decided and recorded by the religious court.',
  ),
})

const religiousCourt: AnswerRule = {
  id: 'religiousCourt',
  brokenWhen: is('divorce.courtKind', '2'),
  field: 'divorce.courtKind',
  message: text(
    'Perceraian di Pengadilan Agama tidak memerlukan akta perceraian: akta cerainya dari pengadilan itu. Ajukan Kartu Keluarga Baru dengan akta cerai itu, atau periksa jawabannya.',
    'A divorce of the religious court needs no certificate from here: the court gives its own. Apply for a new family card with it, or check the answer.',
  ),
  leadsTo: 'KK-BARU',
  basis: 'UU 23/2006 Pasal 8 ayat (2)',
}

const courtDivorce = divorceSection(text('Perceraian', 'Divorce'))
const divorce: FormSection = { ...courtDivorce, fields: [courtKind, ...courtDivorce.fields] }
const annulledDivorce = divorceSection(text('Perkawinan dan Putusan Pengadilan', 'Marriage and the court’s decision'))

const divorceAnnulment: FormSection = {
  id: 'annulment',
  title: text('Perceraian yang Dibatalkan', 'The annulled divorce'),
  fields: [
    askOfficial(`${divorceForm}:annulment.divorceCertificateNumber`, {
      label: text('Nomor akta perceraian', 'Number of the divorce certificate'),
      maxLength: 60,
    }),
    askOfficial(`${divorceForm}:annulment.divorceCertificateDate`, {
      label: text('Tanggal akta perceraian', 'Date of the divorce certificate'),
      isPast: true,
    }),
    foreignReportDate(
      divorceForm,
      text('Tanggal perceraian dilaporkan di luar negeri', 'Date on which the divorce was reported abroad'),
    ),
  ],
}

/** Which of the couple's cards are printed anew. */
const statusQuestion = ask(
  'changesStatus',
  'boolean',
  text('Status di KTP-el perlu diubah?', 'Must the status on the identity card change?'),
  { help: text('Ya, bila di KTP-el masih tertulis status yang lama.', 'Yes, if the card still shows the old status.') },
)

type Event = Pick<ServiceParts, 'deadlineFrom' | 'rules' | 'doubts'> & {
  form: string
  type: string
  sections: FormSection[]
}

/** An event that ends or restores a marriage: the couple, the court's decision, two witnesses. */
function courtEvent(code: string, { form, type, sections, doubts = [], ...rest }: Event): ServiceDefinition {
  return completeService(code, {
    ...rest,
    products: { idCard: { field: 'report.changesStatus', is: true } },
    sections: [...coupleSections(form, type, { questions: [statusQuestion] }), ...sections, witnesses(form)],
    worksheet: [
      ...coupleWorksheet(form),
      ...witnessesWorksheet(form),
      ...sections.flatMap((section) => worksheetOf(form, section.id, section)),
    ],
    doubts: [coupleDoubt, ...doubts],
  })
}

/** A court's annulment of a marriage. */
export const marriageAnnulment = courtEvent('BTL-KAWIN', {
  form: marriageForm,
  type: '2',
  sections: [annulment],
  deadlineFrom: 'annulment.courtDecisionDate',
  rules: [
    {
      id: 'certificateBeforeMarriage',
      brokenWhen: { field: 'annulment.marriageDate', laterThan: 'annulment.marriageCertificateDate' },
      field: 'annulment.marriageCertificateDate',
      message: text(
        'Tanggal akta mendahului tanggal perkawinan. Periksa keduanya.',
        'The certificate is older than the marriage. Check both dates.',
      ),
    },
    {
      id: 'decisionBeforeMarriage',
      brokenWhen: { field: 'annulment.marriageDate', laterThan: 'annulment.courtDecisionDate' },
      field: 'annulment.courtDecisionDate',
      message: text(
        'Tanggal putusan mendahului tanggal perkawinan. Periksa keduanya.',
        'The decision is older than the marriage. Check both dates.',
      ),
    },
  ],
  doubts: [
    {
      about: 'form.annulment',
      text: 'items 1-27 of the form (the marriage itself) are not asked again: they are on record',
    },
  ],
})

const decisionBeforeMarriage = {
  id: 'decisionBeforeMarriage',
  brokenWhen: { field: 'divorce.marriageCertificateDate', laterThan: 'divorce.courtDecisionDate' },
  field: 'divorce.courtDecisionDate',
  message: text(
    'Tanggal putusan mendahului tanggal akta perkawinan. Periksa keduanya.',
    'The decision is older than the marriage certificate. Check both dates.',
  ),
}

const letterBeforeDecision = {
  id: 'letterBeforeDecision',
  brokenWhen: { field: 'divorce.courtDecisionDate', laterThan: 'divorce.clerkLetterDate' },
  field: 'divorce.clerkLetterDate',
  message: text(
    'Surat panitera mendahului putusannya. Periksa kedua tanggal.',
    'The clerk’s letter is older than the decision. Check both dates.',
  ),
}

/** Divorce certificate, after a court's decision. */
export const divorceCertificate = courtEvent('AK-CERAI', {
  form: divorceForm,
  type: '1',
  sections: [divorce],
  deadlineFrom: 'divorce.courtDecisionDate',
  rules: [decisionBeforeMarriage, letterBeforeDecision, religiousCourt],
})

/** A court's annulment of a divorce. */
export const divorceAnnulmentLetter = courtEvent('BTL-CERAI', {
  form: divorceForm,
  type: '2',
  sections: [annulledDivorce, divorceAnnulment],
  deadlineFrom: 'divorce.courtDecisionDate',
  rules: [
    decisionBeforeMarriage,
    letterBeforeDecision,
    {
      id: 'divorceAfterDecision',
      brokenWhen: { field: 'annulment.divorceCertificateDate', laterThan: 'divorce.courtDecisionDate' },
      field: 'annulment.divorceCertificateDate',
      message: text(
        'Akta perceraian terbit sesudah putusan yang membatalkannya. Periksa kedua tanggal.',
        'The divorce certificate is later than the decision that annuls it. Check both dates.',
      ),
    },
  ],
  doubts: [
    {
      about: 'form.divorce.courtDecisionDate',
      text: 'taken as the decision that annuls the divorce: the form has one place for a court’s decision',
    },
  ],
})

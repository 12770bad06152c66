import type { Condition } from '../condition'
import type { FormSection } from '../service-definition'
import { completeService } from './complete-service'
import { coupleDoubt, coupleSections, coupleWorksheet } from './couple'
import { familyAfterMarriage, familyAfterMarriageWorksheet } from './family-after-marriage'
import { askOfficial, officialChoices, ownLines, worksheetOf, worksheetPart } from './official-forms'
import { ask, choice, is, oneOf, text } from './questions'
import { witnesses, witnessesWorksheet } from './shared-sections'

const form = 'F-2.01B'
const hasForeigner: Condition = {
  any: [{ not: is('husband.nationality', 'ID') }, { not: is('wife.nationality', 'ID') }],
}
const hasBelief = is('marriage.faith', '2')
const hasNotary: Condition = { field: 'marriage.agreementNotary', filled: true }
const hasRuling = is('marriage.hasCourtRuling', true)

const marriage: FormSection = {
  id: 'marriage',
  title: text('Perkawinan', 'Marriage'),
  fields: [
    askOfficial(`${form}:marriage.ceremonyDate`, {
      label: text('Tanggal pemberkatan atau upacara', 'Date of the ceremony'),
      isPast: true,
      event: 'marriage',
    }),
    ask('ages', 'choice', text('Umur suami dan istri pada hari itu', 'Age of husband and wife on that day'), {
      codes: [
        choice('1', 'Keduanya 19 tahun atau lebih', 'Both 19 or older'),
        choice('2', 'Ada yang di bawah 19 tahun', 'One of them under 19'),
      ],
      initial: '1',
      help: text(
        'Di bawah 19 tahun diperlukan dispensasi pengadilan (UU 16/2019).',
        'Under 19 leave of a court is needed (law UU 16/2019).',
      ),
    }),
    ask('faith', 'choice', text('Menikah menurut', 'Married by'), {
      codes: [choice('1', 'Agama', 'A religion'), choice('2', 'Kepercayaan', 'A belief')],
      initial: '1',
    }),
    askOfficial(`${form}:marriage.religion`, {
      label: text('Agama', 'Religion'),
      codes: officialChoices(`${form}:marriage.religion`, ['2', '3', '4', '5', '6']),
      help: text(
        'Perkawinan Islam dicatat di Kantor Urusan Agama (KUA).',
        'Muslim marriages are registered at the office of religious affairs (KUA).',
      ),
      shownWhen: is('marriage.faith', '1'),
      required: true,
    }),
    askOfficial(`${form}:marriage.belief`, {
      label: text('Kepercayaan', 'Belief'),
      shownWhen: hasBelief,
      required: true,
      maxLength: 100,
    }),
    askOfficial(`${form}:marriage.beliefOrganization`, {
      label: text('Nama organisasi kepercayaan', 'Name of the belief organization'),
      shownWhen: hasBelief,
      required: true,
      maxLength: 100,
    }),
    askOfficial(`${form}:marriage.officiantName`, {
      type: 'personName',
      label: text('Nama pemuka agama atau kepercayaan', 'Name of the religious or belief leader'),
    }),
    ask('hasDeceasedSpouse', 'boolean', text('Suami atau istri sudah meninggal?', 'Has husband or wife died?'), {
      help: text(
        'Perkawinan tetap dapat dicatat; Anda menandatangani F-2.04A.',
        'The marriage can still be registered; you sign form F-2.04A.',
      ),
    }),
    ask('hasCourtRuling', 'boolean', text('Ada penetapan pengadilan?', 'Is there a court ruling?'), {
      help: text(
        'Misalnya untuk beda agama, di bawah umur, atau istri kedua.',
        'For example for different faiths, minors, or a second wife.',
      ),
    }),
    askOfficial(`${form}:marriage.courtName`, {
      label: text('Nama pengadilan', 'Name of the court'),
      shownWhen: hasRuling,
      required: true,
      maxLength: 100,
    }),
    askOfficial(`${form}:marriage.courtRulingNumber`, {
      label: text('Nomor penetapan pengadilan', 'Number of the court ruling'),
      shownWhen: hasRuling,
      required: true,
      maxLength: 100,
    }),
    askOfficial(`${form}:marriage.courtRulingDate`, {
      label: text('Tanggal penetapan pengadilan', 'Date of the court ruling'),
      shownWhen: hasRuling,
      required: true,
      isPast: true,
    }),
    askOfficial(`${form}:marriage.missionPermitNumber`, {
      label: text('Nomor surat izin dari perwakilan negaranya', 'Number of the permit from the foreigner’s mission'),
      shownWhen: hasForeigner,
      required: true,
      maxLength: 60,
    }),
    askOfficial(`${form}:marriage.passportNumber`, {
      label: text('Nomor paspor suami atau istri orang asing', 'Passport number of the foreign spouse'),
      shownWhen: hasForeigner,
      required: true,
      maxLength: 30,
    }),
    askOfficial(`${form}:marriage.agreementNotary`, {
      label: text('Perjanjian perkawinan: nama notaris', 'Marriage agreement: name of the notary'),
      help: text('Kosongkan bila tidak ada perjanjian.', 'Leave it empty if there is no agreement.'),
      required: false,
      maxLength: 100,
    }),
    askOfficial(`${form}:marriage.notarialDeedNumber`, {
      label: text('Nomor akta notaris', 'Number of the notarial deed'),
      shownWhen: hasNotary,
      required: true,
      maxLength: 60,
    }),
    askOfficial(`${form}:marriage.notarialDeedDate`, {
      label: text('Tanggal akta notaris', 'Date of the notarial deed'),
      shownWhen: hasNotary,
      required: true,
      isPast: true,
    }),
  ],
}

function previousStatus(who: 'husband' | 'wife', name: string, nameEn: string) {
  return askOfficial(`${form}:marriage.previousMaritalStatus`, {
    id: `${who}PreviousStatus`,
    label: text(`Status ${name} sebelum menikah`, `${nameEn}’s status before`),
    initial: '2',
  })
}

const before: FormSection = {
  id: 'before',
  title: text('Sebelum Perkawinan Ini', 'Before this marriage'),
  fields: [
    previousStatus('husband', 'suami', 'Husband'),
    previousStatus('wife', 'istri', 'Wife'),
    askOfficial(`${form}:marriage.marriageOrder`, {
      label: text('Perkawinan yang ke berapa?', 'Which marriage is it?'),
      min: 1,
      max: 20,
    }),
    askOfficial(`${form}:marriage.wifeOrder`, {
      label: text('Istri yang ke berapa?', 'Which wife is she?'),
      shownWhen: is('before.husbandPreviousStatus', '1'),
      required: true,
      min: 1,
      max: 4,
    }),
    askOfficial(`${form}:marriage.childrenCount`, {
      label: text('Jumlah anak, bila sudah ada', 'Number of children, if any'),
      required: false,
      max: 30,
    }),
    askOfficial(`${form}:region.village`, {
      id: 'domicile',
      label: text('Desa/Kelurahan domisili Anda', 'Village where you live'),
      help: text(
        'Permohonan ini diurus di tempat perkawinan dilangsungkan.',
        'This application is handled where the marriage took place.',
      ),
      required: true,
    }),
  ],
}

const parentNames = [
  ['husbandFather', 'ayah suami', 'the husband’s father'],
  ['husbandMother', 'ibu suami', 'the husband’s mother'],
  ['wifeFather', 'ayah istri', 'the wife’s father'],
  ['wifeMother', 'ibu istri', 'the wife’s mother'],
] as const

const parents: FormSection = {
  id: 'parents',
  title: text('Orang Tua Suami dan Istri', 'Parents of husband and wife'),
  fields: parentNames.flatMap(([who, name, nameEn]) => [
    askOfficial(`${form}:marriage.${who}Name`, {
      type: 'personName',
      label: text(`Nama ${name}`, `Name of ${nameEn}`),
    }),
    askOfficial(`${form}:marriage.${who}Nik`, {
      label: text(`NIK ${name}, bila punya`, `NIK of ${nameEn}, if there is one`),
      required: false,
    }),
  ]),
}

/** Marriage certificate of other faiths than Islam, with the family card and identity cards of the couple. */
export const marriageCertificate = completeService('AK-KAWIN', {
  deadlineFrom: 'marriage.ceremonyDate',
  requirements: {
    formerSpouseCertificate: {
      any: [oneOf('before.husbandPreviousStatus', '3', '4'), oneOf('before.wifePreviousStatus', '3', '4')],
    },
    deceasedSpouseStatement: is('marriage.hasDeceasedSpouse', true),
    marriageDispensation: is('marriage.ages', '2'),
  },
  allows: { marriageDispensation: 'underageMarriage' },
  bases: { marriageDispensation: 'UU 16/2019 Pasal 7' },
  sections: [
    ...coupleSections(form, '1', { marries: true }),
    marriage,
    before,
    parents,
    familyAfterMarriage,
    witnesses(form),
  ],
  rules: [
    {
      id: 'wifeIsMarried',
      brokenWhen: is('before.wifePreviousStatus', '1'),
      field: 'before.wifePreviousStatus',
      message: text(
        'Istri yang masih terikat perkawinan tidak dapat menikah lagi. Periksa jawabannya.',
        'A wife who is still married cannot marry again. Check the answer.',
      ),
      basis: 'UU 1/1974 Pasal 9',
    },
    {
      id: 'secondWifeNeedsRuling',
      brokenWhen: {
        all: [is('before.husbandPreviousStatus', '1'), is('marriage.hasCourtRuling', false)],
      },
      field: 'marriage.hasCourtRuling',
      message: text(
        'Suami yang masih beristri memerlukan izin pengadilan. Isi penetapannya, atau periksa statusnya.',
        'A husband who is married needs leave of a court. Enter the ruling, or check his status.',
      ),
      basis: 'UU 1/1974 Pasal 4',
    },
  ],
  worksheet: [
    ...coupleWorksheet(form).filter(({ from }) => from !== 'village'),
    ...worksheetPart(form, 'region', { village: 'before.domicile' }),
    ...witnessesWorksheet(form),
    ...worksheetOf(form, 'marriage', parents),
    ...ownLines(`${form} Perkawinan atau Pembatalan`, before, 'husbandPreviousStatus', 'wifePreviousStatus'),
    ...worksheetOf(form, 'marriage', before),
    ...worksheetOf(form, 'marriage', marriage),
    ...familyAfterMarriageWorksheet(),
  ],
  doubts: [
    coupleDoubt,
    {
      about: 'nikOptionalFor.applicant',
      text: 'a foreign spouse without a NIK cannot be the one who reports; the other spouse reports',
    },
    {
      about: 'form.before',
      text: 'asked of both: the form prints one status and does not say whose',
    },
  ],
})

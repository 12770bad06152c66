import type { DataIncident, DataProtectionContact } from '@sipelandukilat/contract'
import { formatDate, formatDateTime, incidentDataLabels, localized, toLocalDate } from '@sipelandukilat/domain'
import { dataProtectionTexts } from '#texts'
import { createDocument, type PdfPage } from '../../platform/pdf-page'
import { addLetterhead } from '../letters/letter-parts'

/** Letters of offices are written in Indonesian (UU 24/2009 art. 27), whoever prints them. */
const say = dataProtectionTexts.in('id')

type Printed = { incident: DataIncident; contact: DataProtectionContact | undefined; now: Date }

function beginPage({ incident, contact }: Printed, title: string): PdfPage {
  const office = say('office')
  const page = createDocument({ title, language: 'id', author: office })
  addLetterhead(page, {
    government: say('government', { province: incident.provinceName.toUpperCase() }),
    office,
    address: contact?.address ?? '',
    phone: contact?.phone ?? '',
    email: contact?.email ?? '',
  })
  return page
}

/** What the law wants told: which data, when and how, and what is done (UU 27/2022 art. 46 paragraph 2). */
function addFacts(page: PdfPage, { incident }: Printed, { withCount }: { withCount: boolean }): void {
  const { happenedAt, peopleCount } = incident
  const unknown = say('fact_unknown')
  page.rows([
    {
      label: say('fact_kinds'),
      value: incident.kinds.map((kind) => localized(incidentDataLabels[kind], 'id')).join(', '),
    },
    { label: say('fact_happenedAt'), value: happenedAt ? formatDateTime(happenedAt, 'id') : unknown },
    { label: say('fact_what'), value: incident.what },
    ...(withCount
      ? [
          { label: say('fact_people'), value: peopleCount === null ? unknown : peopleCount.toLocaleString('id') },
          { label: say('fact_regencies'), value: incident.regencyNames.join(', ') },
        ]
      : []),
    { label: say('fact_measures'), value: incident.measures },
  ])
}

const reach = ({ incident, contact }: Printed) =>
  contact
    ? [contact.name, contact.phone, contact.email].join(', ')
    : say('contactOffice', { province: incident.provinceName })

const addSigning = (page: PdfPage, { now }: Printed) =>
  page.signing([formatDate(toLocalDate(now), 'id'), say('signing_as')], [say('signing_name')])

/** The letter to the agency; its number is written in by hand, as the province numbers its letters. */
export function printForAgency(printed: Printed): Promise<Buffer> {
  const title = say('letter_title')
  const page = beginPage(printed, title)
  page.centred([title, say('letter_number')], { isBold: true })
  page.paragraph(say('letter_to'))
  page.paragraph(say('letter_opening', { foundAt: formatDateTime(printed.incident.foundAt, 'id') }))
  addFacts(page, printed, { withCount: true })
  page.paragraph(say('letter_closing', { contact: reach(printed) }))
  addSigning(page, printed)
  return page.finish(title)
}

/** The text for the people whose data they are. */
export function printForPeople(printed: Printed): Promise<Buffer> {
  const title = say('notice_title')
  const page = beginPage(printed, title)
  page.centred([title], { isBold: true })
  page.paragraph(say('notice_opening', { foundAt: formatDateTime(printed.incident.foundAt, 'id') }))
  addFacts(page, printed, { withCount: false })
  page.paragraph(say('notice_closing', { contact: reach(printed) }))
  addSigning(page, printed)
  return page.finish(title)
}

import { ordinaryMember, type ResponseOf, type readTravelOrder } from '@sipelandukilat/contract'
import { formatClock, formatDate, formatDateTime, formatNip, type Language, rankLabel } from '@sipelandukilat/domain'
import { printsTexts } from '#texts'
import { createDocument } from '../../../platform/pdf-page'
import { addLetterhead, addSigning } from '../../letters/letter-parts'

type TravelOrder = ResponseOf<typeof readTravelOrder>

/**
 * The travel order and its list of people (PDF): who goes where and when, whom they meet by name and masked NIK, never
 * anything of health. Its QR opens the public check; a draft has none.
 */
export async function printTravelOrder(
  order: TravelOrder,
  { language, checkUrl }: { language: Language; checkUrl: string | null },
): Promise<Buffer> {
  const say = printsTexts.in(language)
  const { trip, stops } = order
  const isDraft = trip.status === 'draft'
  const number = (isDraft ? null : trip.travelOrderNumber) ?? say('travel_blank')
  const page = createDocument({ title: `${say('travel_title')} ${number}`, language })
  if (order.paper) {
    addLetterhead(page, order.paper)
    page.centred([say('travel_title').toUpperCase(), say('travel_number', { number })], { isBold: true })
  } else
    page.heading(
      say('travel_office', { province: order.provinceName }),
      say('travel_title'),
      say('travel_number', { number }),
    )
  if (isDraft) page.centred([say('travel_draft')], { isBold: true })
  page.clauses(say('travel_basis'), order.basis)
  page.section(say('travel_assigns'))
  page.rows(
    order.members.map(({ name, role, nip, grade }, index) => ({
      label: `${index + 1}. ${role === ordinaryMember ? say('travel_member') : role}`,
      value: [name, nip && `NIP ${formatNip(nip)}`, grade && rankLabel(grade)].filter(Boolean).join('\n'),
    })),
  )
  page.clauses(
    say('travel_for'),
    [
      say('travel_purpose', {
        name: trip.name,
        from: formatDate(trip.startsOn, language),
        to: formatDate(trip.endsOn, language),
      }),
    ],
    { isNumbered: false },
  )
  page.rows([{ label: say('travel_kit'), value: trip.kitSerial ?? say('travel_noKit') }])
  page.section(say('travel_stops'))
  page.rows(
    stops.map((stop) => ({
      label: [
        formatDate(stop.date, language),
        stop.arrivalTime && say('travel_hour', { time: formatClock(stop.arrivalTime, language) }),
      ]
        .filter(Boolean)
        .join(', '),
      value: `${stop.place}, ${stop.villageName}, ${stop.districtName}, ${stop.regencyName}`,
    })),
  )
  if (order.paper)
    addSigning(page, order.paper.signatory, {
      place: `${order.paper.seat}, ${order.paper.day ? formatDate(order.paper.day, language) : say('travel_blank')}`,
      office: order.paper,
    })
  else page.signatures([say('travel_signs_1'), say('travel_signs_2')])
  if (checkUrl) await page.qrCode(checkUrl, say('travel_check'))
  page.newPage()
  page.section(say('travel_manifest'))
  if (order.people.length === 0) page.paragraph(say('travel_noPeople'))
  for (const stop of stops) {
    const people = order.people.filter(({ stopId }) => stopId === stop.id)
    if (people.length === 0) continue
    page.paragraph(`${stop.place}, ${stop.villageName} - ${formatDate(stop.date, language)}`)
    page.rows(
      people.map(({ name, nik, isAtHome }, index) => ({
        label: `${index + 1}. ${name}`,
        value: [nik ?? '–', isAtHome && say('travel_atHome')].filter(Boolean).join(' · '),
      })),
    )
  }
  page.paragraph(say('travel_free'))
  page.paragraph(say('travel_printed', { when: formatDateTime(order.printedAt, language) }))
  return page.finish(number)
}

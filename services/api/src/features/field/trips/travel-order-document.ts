import { ordinaryMember, type ResponseOf, type readTravelOrder } from '@sipelandukilat/contract'
import { formatDate, formatDateTime, type Language } from '@sipelandukilat/domain'
import { createDocument } from '../../../platform/pdf-page'

type TravelOrder = ResponseOf<typeof readTravelOrder>

const words = {
  id: {
    office: (province: string) => `Pemerintah Provinsi ${province} - Dinas Kependudukan dan Pencatatan Sipil`,
    title: 'Surat Tugas',
    number: (number: string) => `Nomor: ${number}`,
    noNumber: '................................',
    assigns: 'Menugaskan',
    member: 'Anggota tim',
    purpose: (name: string, from: string, to: string) =>
      `Untuk melaksanakan pelayanan administrasi kependudukan jemput bola "${name}" pada ${from} s.d. ${to}.`,
    kit: 'Alat perekaman',
    noKit: 'tanpa alat',
    stops: 'Titik layanan',
    hour: (time: string) => `${time.replace(':', '.')} WITA`,
    signs: ['Kepala Dinas', 'Ketua tim'],
    manifest: 'Daftar warga',
    noPeople: 'Tidak ada warga yang didaftarkan lebih dulu.',
    check: 'Pindai untuk memeriksa apakah surat tugas ini asli. Yang tampil hanya nomor, tanggal, dan wilayahnya.',
    draft: 'RANCANGAN - belum disetujui, belum dapat diperiksa.',
    printed: (when: string) => `Dicetak ${when}. Daftar ini hanya memuat nama dan NIK tersamar.`,
    free: 'Semua layanan gratis. Laporkan bila ada yang meminta bayaran.',
  },
  en: {
    office: (province: string) => `Province of ${province} - Civil registry office`,
    title: 'Travel order',
    number: (number: string) => `Number: ${number}`,
    noNumber: '................................',
    assigns: 'Assigned',
    member: 'Team member',
    purpose: (name: string, from: string, to: string) =>
      `To serve people where they live on the trip "${name}", ${from} to ${to}.`,
    kit: 'Enrolment kit',
    noKit: 'none',
    stops: 'Stops',
    hour: (time: string) => `${time} WITA`,
    signs: ['Head of the office', 'Team leader'],
    manifest: 'List of people',
    noPeople: 'Nobody was entered beforehand.',
    check: 'Scan to check that this travel order is genuine. It shows number, days and regencies only.',
    draft: 'DRAFT - not approved yet, cannot be checked yet.',
    printed: (when: string) => `Printed ${when}. This list holds names and masked NIKs only.`,
    free: 'All services are free. Report anyone who asks for money.',
  },
} as const

/**
 * The travel order and its list of people (PDF): who goes where and when, whom they meet by name and masked NIK, never
 * anything of health. Its QR opens the public check; a draft has none.
 */
export async function printTravelOrder(
  order: TravelOrder,
  { language, checkUrl }: { language: Language; checkUrl: string | null },
): Promise<Buffer> {
  const said = words[language]
  const { trip, stops } = order
  const number = trip.travelOrderNumber ?? said.noNumber
  const page = createDocument({ title: `${said.title} ${number}`, language })
  page.heading(said.office(order.provinceName), said.title, said.number(number))
  page.section(said.assigns)
  const roleOf = (role: string) => (role === ordinaryMember ? said.member : role)
  page.rows(order.members.map(({ name, role }, index) => ({ label: `${index + 1}. ${roleOf(role)}`, value: name })))
  page.paragraph(said.purpose(trip.name, formatDate(trip.startsOn, language), formatDate(trip.endsOn, language)))
  page.rows([{ label: said.kit, value: trip.kitSerial ?? said.noKit }])
  page.section(said.stops)
  page.rows(
    stops.map((stop) => ({
      label: [formatDate(stop.date, language), stop.arrivalTime && said.hour(stop.arrivalTime)]
        .filter(Boolean)
        .join(', '),
      value: `${stop.place}, ${stop.villageName}, ${stop.districtName}, ${stop.regencyName}`,
    })),
  )
  page.signatures(said.signs)
  if (checkUrl) await page.qrCode(checkUrl, said.check)
  else page.paragraph(said.draft)
  page.section(said.manifest)
  if (order.people.length === 0) page.paragraph(said.noPeople)
  for (const stop of stops) {
    const people = order.people.filter(({ stopId }) => stopId === stop.id)
    if (people.length === 0) continue
    page.paragraph(`${stop.place}, ${stop.villageName} - ${formatDate(stop.date, language)}`)
    page.rows(people.map(({ name, nik }, index) => ({ label: `${index + 1}. ${name}`, value: nik ?? '–' })))
  }
  page.paragraph(said.free)
  page.paragraph(said.printed(formatDateTime(order.printedAt, language)))
  return page.finish(number)
}

import { formatDate, type Language, localized } from '@sipelandukilat/domain'
import { createDocument } from '../../platform/pdf-page'

export type PrintedReceipt = { trackingNumber: string; pin: string; dueAt: string | null; serviceTitle: string }

const words = {
  id: {
    office: 'Sipelandukilat - Pelayanan Administrasi Kependudukan',
    title: 'Tanda Terima Permohonan',
    number: 'Nomor Permohonan',
    due: 'Perkiraan selesai',
    service: 'Layanan',
    keep: 'Simpan nomor dan PIN ini. Siapa pun yang memiliki keduanya dapat membuka permohonan Anda.',
    free: 'Semua layanan gratis. Laporkan bila ada yang meminta bayaran.',
    scan: (link: string) => `Pindai untuk membuka halaman lacak, atau buka ${link} lalu isi nomor dan PIN.`,
  },
  en: {
    office: 'Sipelandukilat - Population administration',
    title: 'Receipt of the application',
    number: 'Application number',
    due: 'Expected by',
    service: 'Service',
    keep: 'Keep this number and PIN. Whoever has both can open your application.',
    free: 'All services are free. Report anyone who asks for money.',
    scan: (link: string) => `Scan to open the page for following, or open ${link} and enter number and PIN.`,
  },
}

/** The receipt as a PDF to keep or print. */
export async function printReceipt(receipt: PrintedReceipt, language: Language, followUrl: string): Promise<Buffer> {
  const said = localized(words, language)
  const page = createDocument({ title: `${said.title} ${receipt.trackingNumber}`, language })
  page.heading(said.office, said.title)
  page.rows([
    { label: said.service, value: receipt.serviceTitle },
    ...(receipt.dueAt ? [{ label: said.due, value: formatDate(receipt.dueAt, language) }] : []),
  ])
  page.big([
    { label: said.number, value: receipt.trackingNumber },
    { label: 'PIN', value: receipt.pin },
  ])
  page.paragraph(said.keep)
  await page.qrCode(`${followUrl}#${receipt.trackingNumber}`, said.scan(followUrl))
  page.paragraph(said.free)
  return page.finish(receipt.trackingNumber)
}

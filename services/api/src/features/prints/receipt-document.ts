import { formatDate, type Language } from '@sipelandukilat/domain'
import { printsTexts } from '#texts'
import { createDocument } from '../../platform/pdf-page'

export type PrintedReceipt = {
  trackingNumber: string
  pin: string
  dueAt: string | null
  serviceTitle: string
  /** What it lacks, by name. */
  missing: readonly string[]
  /** When it is done is known once whoever must be present was. */
  isAfterPresence: boolean
}

/** The receipt as a PDF to keep or print. */
export async function printReceipt(receipt: PrintedReceipt, language: Language, followUrl: string): Promise<Buffer> {
  const say = printsTexts.in(language)
  const page = createDocument({ title: `${say('receipt_title')} ${receipt.trackingNumber}`, language })
  page.heading(say('receipt_office'), say('receipt_title'))
  const due = receipt.isAfterPresence ? say('receipt_dueAfterPresence') : undefined
  const done = receipt.dueAt ? formatDate(receipt.dueAt, language) : due
  page.rows([
    { label: say('receipt_service'), value: receipt.serviceTitle },
    ...(done === undefined ? [] : [{ label: say('receipt_due'), value: done }]),
  ])
  page.big([
    { label: say('receipt_number'), value: receipt.trackingNumber },
    { label: 'PIN', value: receipt.pin },
  ])
  page.paragraph(say('receipt_keep'))
  if (receipt.missing.length > 0) {
    page.section(say('receipt_missing'))
    page.clauses(
      '',
      receipt.missing.map((name) => `- ${name}`),
      { isNumbered: false },
    )
    page.paragraph(say('receipt_missingWays'))
  }
  await page.qrCode(`${followUrl}#${receipt.trackingNumber}`, say('receipt_scan', { link: followUrl }))
  page.paragraph(say('receipt_free'))
  return page.finish(receipt.trackingNumber)
}

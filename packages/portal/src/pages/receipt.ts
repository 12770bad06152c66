import { formatDate } from '@sipelandukilat/domain'
import { Html, html } from '../html'
import { renderPage } from '../layout'
import { addresses, type Site } from '../site'

export type ReceiptProps = {
  /** Undefined when there is none to show any more on this device. */
  receipt: { key: string; trackingNumber: string; pin: string; dueAt: string | null; serviceTitle: string } | undefined
  /** SVG markup of the QR code, made by the server. */
  qrCode: string
  presenceMode?: string | undefined
}

/** What the citizen keeps: number and PIN, to print or to write down. */
export function renderReceipt(site: Site, { receipt, qrCode }: ReceiptProps): string {
  const { messages, language } = site
  if (!receipt)
    return renderPage(site, {
      title: messages.receiptTitle,
      isPersonal: true,
      body: html`<h1>${messages.receiptGone}</h1><p>${messages.receiptGoneHelp}</p><p><a class="button" href="${addresses.follow}">${messages.navFollow}</a></p>`,
    })
  const body = html`<div class="receipt" data-sent="${receipt.key}"><h1>${messages.receiptTitle}</h1>
<p class="lead">${messages.receiptIntro(receipt.serviceTitle)}</p>
<div class="receipt-card"><dl><div><dt>${messages.trackingNumber}</dt><dd class="big" data-tracking-number>${receipt.trackingNumber}</dd></div><div><dt>${messages.pin}</dt><dd class="big" data-pin>${receipt.pin}</dd></div></dl><figure class="qr">${new Html(qrCode)}<figcaption>${messages.qrHelp}</figcaption></figure></div>
<p class="keep"><strong>${messages.keepNumber}</strong> ${messages.keepNumberHelp}</p>
<h2>${messages.whatNext}</h2>
<ol class="next"><li>${messages.nextChecked}</li><li>${messages.nextInformed}</li><li>${receipt.dueAt ? messages.nextDone(formatDate(receipt.dueAt, language)) : messages.nextWaiting}</li></ol>
<p class="free">${messages.footerFree}</p>
<div class="actions no-print"><a class="button quiet" href="${addresses.receiptFile}">${messages.receiptPdf}</a><button type="button" class="quiet" data-print hidden>${messages.print}</button><a class="button" href="${addresses.follow}">${messages.navFollow}</a></div></div>`
  return renderPage(site, { title: messages.receiptTitle, body, islands: ['receipt'], isPersonal: true })
}

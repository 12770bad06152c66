import { formatDate, type Lacks, type ServiceDefinition } from '@sipelandukilat/domain'
import { Html, html } from '../html'
import { renderPage } from '../layout'
import { addresses, type Site } from '../site'
import { missingList, type WrittenTo } from './completion'

export type ReceiptProps = {
  /** Undefined when there is none to show any more on this device. */
  receipt:
    | {
        key: string
        trackingNumber: string
        pin: string
        dueAt: string | null
        serviceTitle: string
        /** The service as it is now, and what is missing, where it was sent before it was whole. */
        missing: { definition: ServiceDefinition; lacks: Lacks } | undefined
        /** The law gives the decision to the head of the office. */
        isDecidedByHead: boolean
        /** When it is done is known once whoever must be present was. */
        isAfterPresence: boolean
      }
    | undefined
  /** SVG markup of the QR code, made by the server. */
  qrCode: string
  /** Where anybody follows an application, in full. */
  followUrl: string
  writtenTo: WrittenTo
}

function whenDone({ say, language }: Site, { dueAt, isAfterPresence }: NonNullable<ReceiptProps['receipt']>): string {
  if (dueAt) return say('nextDone', { date: formatDate(dueAt, language) })
  return say(isAfterPresence ? 'nextPresence' : 'nextWaiting')
}

/** What the citizen keeps: number and PIN, to print or to write down. */
export function renderReceipt(site: Site, { receipt, qrCode, followUrl, writtenTo }: ReceiptProps): string {
  const { say } = site
  if (!receipt)
    return renderPage(site, {
      texts: ['receipt'],
      title: say('receiptTitle'),
      isPersonal: true,
      body: html`<h1>${say('receiptGone')}</h1><p>${say('receiptGoneHelp')}</p><p><a class="button" href="${addresses.follow}">${say('navFollow')}</a></p>`,
    })
  const { missing } = receipt
  // Number, service and how to follow: what a family may read. The PIN only where its owner asks for it, on this device.
  const shared = say('shareText', { service: receipt.serviceTitle, number: receipt.trackingNumber, address: followUrl })
  const body = html`<div class="receipt" data-sent="${receipt.key}"><h1>${say('receiptTitle')}</h1>
<p class="lead">${say('receiptIntro', { service: receipt.serviceTitle })}</p>
<div class="receipt-card"><dl><div><dt>${say('trackingNumber')}</dt><dd class="big" data-tracking-number>${receipt.trackingNumber}</dd></div><div><dt>${say('pin')}</dt><dd class="big" data-pin>${receipt.pin}</dd></div></dl><figure class="qr">${new Html(qrCode)}<figcaption>${say('qrHelp')}</figcaption></figure></div>
<p class="keep"><strong>${say('keepNumber')}</strong> ${say('keepNumberHelp')}</p>
<section class="share no-print" aria-labelledby="bagikan"><h2 id="bagikan">${say('shareTitle')}</h2><label class="choice" data-share-pin hidden><input type="checkbox"><span>${say('shareWithPin')}<small>${say('shareWithPinHelp')}</small></span></label><div class="actions"><button type="button" class="primary" data-share="${shared}" data-share-pin-text="${say('pin')}: ${receipt.pin}" hidden>${say('share')}</button><a class="button" data-whatsapp href="https://wa.me/?text=${encodeURIComponent(shared)}" target="_blank" rel="noopener noreferrer">${say('shareByWhatsapp')}</a></div></section>
${
  missing
    ? html`<div class="warning"><h2>${say('receiptIncomplete')}</h2>${missingList(site, { ...missing, trackingNumber: receipt.trackingNumber, writtenTo }, say('receiptIncompleteHelp'))}</div>`
    : null
}<h2>${say('whatNext')}</h2>
<ol class="next">${missing ? html`<li>${say('nextComplete')}</li>` : null}<li>${say('nextChecked')}</li>${receipt.isDecidedByHead ? html`<li>${say('nextDecided')}</li>` : null}<li>${say('nextInformed')}</li>${missing ? null : html`<li>${whenDone(site, receipt)}</li>`}</ol>
<p class="free">${say('footerFree')}</p>
<div class="actions no-print"><a class="button quiet" href="${addresses.receiptFile}">${say('receiptPdf')}</a><button type="button" class="quiet" data-print hidden>${say('print')}</button><a class="button" href="${addresses.follow}">${say('navFollow')}</a></div></div>`
  return renderPage(site, {
    texts: ['receipt'],
    title: say('receiptTitle'),
    body,
    islands: ['receipt'],
    isPersonal: true,
  })
}

import { escapeHtml, type Language } from '../local-web'
import { PHONE_TEXTS } from './phone-texts'

/** Invented numbers of both countries; the one that ends in 0000 can receive no SMS. */
const NUMBERS = ['+6281299990001', '+6281399990002', '+60129999003', '+6285299990000']

/** Three phones side by side; a small script fills them. */
export function renderPhone(language: Language): string {
  const text = PHONE_TEXTS[language]
  const other = language === 'id' ? 'en' : 'id'
  const numbers = NUMBERS.map((number) => `<option value="${number}">`).join('')
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${text.title}</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/phone.css"></head>
<body data-texts="${escapeHtml(JSON.stringify(text))}">
<header><h1>${text.title}</h1><a href="/?lang=${other}" lang="${other}">${text.other}</a></header>
<main><p>${text.intro}</p>
<form id="citizen" class="citizen">
<label>${text.number}<input name="number" inputmode="tel" list="numbers" value="${NUMBERS[0]}" required></label>
<datalist id="numbers">${numbers}</datalist>
<label>${text.name}<input name="name" value="Warga Contoh" required></label>
<label>${text.address}<input name="address" type="email" value="warga@contoh.test" required></label></form>
<p id="fault" role="alert"></p>
<div class="phones">
${renderColumn('whatsapp', 'WhatsApp', renderWhatsapp(text))}
${renderColumn('sms', 'SMS', renderSms(text))}
${renderColumn('email', text.email, renderEmail(text))}
</div></main><script src="/phone.js"></script></body></html>`
}

type Texts = (typeof PHONE_TEXTS)[Language]

function renderColumn(channel: string, title: string, form: string): string {
  return `<section class="phone ${channel}" data-channel="${channel}" aria-labelledby="${channel}-title">
<h2 id="${channel}-title">${title}</h2><div class="talk" role="log" tabindex="0" aria-labelledby="${channel}-title"></div>
${form}</section>`
}

function renderWhatsapp(text: Texts): string {
  return `<form class="write"><label class="grow"><span>${text.message}</span><textarea name="text" rows="2" required></textarea></label>
<button>${text.send}</button></form>
<div class="more"><label class="button">${text.photo}<input type="file" accept="image/*,application/pdf" data-send="file"></label>
<button type="button" data-send="voice">${text.voice}</button><button type="button" data-send="sticker">${text.sticker}</button>
<button type="button" data-send="location">${text.location}</button></div>`
}

function renderSms(text: Texts): string {
  return `<form class="write"><label class="grow"><span>${text.message}</span><textarea name="text" rows="2" required></textarea></label>
<button>${text.send}</button></form>`
}

function renderEmail(text: Texts): string {
  return `<form class="write stacked"><label>${text.subject}<input name="subject"></label>
<label>${text.message}<textarea name="text" rows="4" required></textarea></label>
<label>${text.files}<input type="file" name="files" multiple></label><button>${text.send}</button></form>`
}

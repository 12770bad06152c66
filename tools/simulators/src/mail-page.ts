import { escapeHtml, type Language } from './local-web'
import type { Mail } from './mail'

const TEXTS = {
  id: {
    title: 'Surat keluar',
    intro: 'Penangkap surat demonstrasi: semua e-mail yang dikirim sistem berhenti di sini dan tidak diteruskan.',
    empty: 'Belum ada surat.',
    clear: 'Hapus semua',
    back: 'Kembali ke daftar',
    from: 'Dari',
    to: 'Kepada',
    time: 'Waktu',
    subject: 'Perihal',
    attachments: 'Lampiran',
    html: 'Tampilan HTML',
    noSubject: '(tanpa perihal)',
    missing: 'Surat ini sudah tidak ada.',
    other: 'English',
  },
  en: {
    title: 'Outgoing mail',
    intro: 'Mail catcher of the demonstration: every e-mail the system sends stops here and goes no further.',
    empty: 'No mail yet.',
    clear: 'Delete all',
    back: 'Back to the list',
    from: 'From',
    to: 'To',
    time: 'Time',
    subject: 'Subject',
    attachments: 'Attachments',
    html: 'HTML view',
    noSubject: '(no subject)',
    missing: 'This mail is no longer here.',
    other: 'Bahasa Indonesia',
  },
} as const

/** Brings the list up to date when a mail arrives. */
export const PAGE_SCRIPT = `
const shown = document.querySelector('main').dataset.newest
setInterval(async () => {
  const response = await fetch('/messages?limit=1').catch(() => undefined)
  if (!response?.ok) return
  const { items } = await response.json()
  if ((items[0]?.id ?? '') !== shown) location.reload()
}, 2000)
`

export const PAGE_STYLE = `
:root {
  background: light-dark(#fff, #141414); color: light-dark(#1f1f1f, #ededed);
  color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif;
}
body { margin: 0 auto; max-width: 60rem; padding: 1rem }
header { align-items: baseline; display: flex; flex-wrap: wrap; gap: 1rem; justify-content: space-between }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1px solid #8888; overflow-wrap: anywhere; padding: .5rem; text-align: start; vertical-align: top }
dl { display: grid; gap: .25rem 1rem; grid-template-columns: max-content 1fr }
dd { margin: 0; overflow-wrap: anywhere }
pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere }
iframe { background: #fff; border: 1px solid #8888; height: 30rem; width: 100% }
button { font: inherit; min-height: 2.75rem; padding: 0 1rem }
a { color: light-dark(#0b57a4, #8ab8f0) }
`

/** The page that lists all mails. */
export function renderList(mails: Mail[], language: Language): string {
  const text = TEXTS[language]
  const rows = mails.map(
    (mail) => `<tr><td>${formatTime(mail.receivedAt, language)}</td><td>${escapeHtml(mail.to.join(', '))}</td>
      <td><a href="/mails/${mail.id}?lang=${language}">${escapeHtml(mail.subject || text.noSubject)}</a></td></tr>`,
  )
  const list = `<table><thead><tr><th>${text.time}</th><th>${text.to}</th><th>${text.subject}</th></tr></thead>
    <tbody>${rows.join('')}</tbody></table>
    <form method="post" action="/clear?lang=${language}"><p><button>${text.clear}</button></p></form>`
  const body = mails.length === 0 ? `<p>${text.empty}</p>` : list
  return renderPage(language, '/', text.title, `<p>${text.intro}</p>${body}`, {
    main: ` data-newest="${mails[0]?.id ?? ''}"`,
    end: '<script src="/page.js"></script>',
  })
}

/** The page that shows one mail: its text with working links, its HTML in a frame that may do nothing. */
export function renderMail(mail: Mail, language: Language): string {
  const text = TEXTS[language]
  const attachments = mail.attachments.map(({ name, type, bytes }) => `${name} (${type}, ${bytes} B)`).join(', ')
  const facts: [string, string][] = [
    [text.from, mail.from],
    [text.to, mail.to.join(', ')],
    [text.time, formatTime(mail.receivedAt, language)],
    ...(attachments ? [[text.attachments, attachments] satisfies [string, string]] : []),
  ]
  const frame = mail.html
    ? `<h2>${text.html}</h2><iframe sandbox title="${text.html}" src="/mails/${mail.id}/html"></iframe>`
    : ''
  return renderPage(
    language,
    `/mails/${mail.id}`,
    mail.subject || text.noSubject,
    `<p><a href="/?lang=${language}">${text.back}</a></p>
    <dl>${facts.map(([name, value]) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`).join('')}</dl>
    <pre>${linkAddresses(mail.text)}</pre>${frame}`,
  )
}

export function renderMissing(language: Language): string {
  const text = TEXTS[language]
  return renderPage(language, '/', text.missing, `<p><a href="/?lang=${language}">${text.back}</a></p>`)
}

function renderPage(language: Language, path: string, title: string, body: string, extra = { main: '', end: '' }) {
  const other = language === 'id' ? 'en' : 'id'
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/page.css"></head><body>
<header><h1>${escapeHtml(title)}</h1><a href="${path}?lang=${other}" lang="${other}">${TEXTS[language].other}</a></header>
<main${extra.main}>${body}</main>${extra.end}</body></html>`
}

function formatTime(instant: string, language: Language): string {
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: 'Asia/Makassar',
  })
  return `${format.format(new Date(instant))} WITA`
}

function linkAddresses(text: string): string {
  return escapeHtml(text).replace(
    /https?:\/\/[^\s<>"]+/g,
    (address) => `<a href="${address}" target="_blank" rel="noopener noreferrer">${address}</a>`,
  )
}

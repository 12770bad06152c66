import { marked } from 'marked'

type Language = 'id' | 'en'
type SdkPackage = { readonly name: string; readonly version: string; readonly file: string }

const words = {
  id: {
    title: 'Pengembang modul',
    lead: 'Tulis modul di repositori sendiri, terbitkan sendiri, dan tarik kembali dalam sedetik. Panduannya berbahasa Inggris.',
    packages: 'Paket',
    missing: 'Paket SDK belum dibuat di sini. Jalankan npm run pack:sdk, lalu muat ulang.',
    api: 'Semua alamat API',
  },
  en: {
    title: 'Module developers',
    lead: 'Write a module in a repository of your own, publish it yourself, and take it back in a second.',
    packages: 'Packages',
    missing: 'The packages of the SDK are not made here yet. Run npm run pack:sdk, then reload.',
    api: 'Every endpoint of the API',
  },
} as const

const style = `:root{color-scheme:light dark}body{font:16px/1.6 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem}a{color:inherit}
code,pre{font:14px/1.5 ui-monospace,monospace}pre{overflow:auto;border:1px solid;border-radius:8px;padding:.75rem}
.wide{overflow-x:auto}table{border-collapse:collapse}th,td{border:1px solid;padding:.25rem .5rem;text-align:left;vertical-align:top}
header{border-bottom:1px solid;margin-bottom:1rem}@media print{pre{white-space:pre-wrap}}`

/** The guide as HTML: its links to other files of the repository are no addresses here and become plain text. */
function guideHtml(markdown: string): string {
  const html = marked.parse(markdown, { async: false, gfm: true })
  return html
    .replace(/<a href="(?!https?:)[^"]*">(.*?)<\/a>/gs, '$1')
    .replaceAll('<table>', '<div class="wide" tabindex="0"><table>')
    .replaceAll('</table>', '</table></div>')
    .replaceAll('<pre>', '<pre tabindex="0">')
    .replace(/<h1>.*?<\/h1>/s, '')
}

/** What a developer of modules needs of a running system: the packages to install and the guide; no script, so it prints and reads anywhere. */
export function renderDevelopers(
  guide: string,
  packages: readonly SdkPackage[],
  options: { language: Language; publicUrl: string },
): string {
  const t = words[options.language]
  const list = packages.map(
    ({ name, version, file }) => `<li><a href="/developers/${file}">${name} ${version}</a></li>`,
  )
  const html = guideHtml(guide.replaceAll('http://localhost:4000', options.publicUrl))
  return `<!doctype html><html lang="${options.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${t.title} · Sipelandukilat</title><style>${style}</style></head>
<body><header><h1>${t.title}</h1><p>${t.lead}</p></header><main><section><h2>${t.packages}</h2>${list.length > 0 ? `<ul>${list.join('')}</ul>` : `<p>${t.missing}</p>`}<p><a href="/api/docs">${t.api}</a></p></section>
<article lang="en">${html}</article></main></body></html>`
}

import { type Language, localized } from '@sipelandukilat/domain'
import { marked } from 'marked'

/** What `packages.json` tells of one tarball. */
export type PackedPackage = { readonly name: string; readonly version: string; readonly file: string }

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const words = {
  id: {
    title: 'Menulis modul',
    intro: 'Modul adalah bagian dari situs petugas yang ditulis, dibangun, dan dirilis sendiri.',
    begin: 'Mulai',
    guide: 'Panduan lengkap, dari folder kosong sampai dipakai satu kabupaten',
    api: 'Antarmuka (API)',
    components: 'Komponen antarmuka, hidup, dengan kode untuk disalin',
    packages: 'Paket',
    none: 'Paket belum dibuat. Jalankan "npm run build" di tempat sistem ini dibangun.',
    file: 'Berkas',
    version: 'Versi',
  },
  en: {
    title: 'Writing a module',
    intro: 'A module is a part of the officers’ site that is written, built and released by itself.',
    begin: 'Begin',
    guide: 'The whole guide, from an empty folder to a regency',
    api: 'The API',
    components: 'Live components of the interface, with code to copy',
    packages: 'Packages',
    none: 'The packages are not built. Run "npm run build" where this system was built.',
    file: 'File',
    version: 'Version',
  },
}

const style =
  ':root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem}a{color:inherit}code,pre{font:14px ui-monospace,monospace}pre{white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid;border-radius:8px;padding:.75rem}th,td{text-align:start;padding:.25rem 1rem .25rem 0;overflow-wrap:anywhere}.wide{overflow-x:auto}'

const page = (language: Language, title: string, body: string) =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)} · Sipelandukilat</title><style>${style}</style></head><body><main>${body}</main></body></html>`

function packageTable(packages: readonly PackedPackage[], language: Language): string {
  const t = localized(words, language)
  if (packages.length === 0) return `<p>${escapeHtml(t.none)}</p>`
  const rows = packages.map(
    ({ name, version, file }) =>
      `<tr><td><code>${escapeHtml(name)}</code></td><td>${escapeHtml(version)}</td><td><a href="/developers/${encodeURIComponent(file)}">${escapeHtml(file)}</a></td></tr>`,
  )
  return `<table><thead><tr><th scope="col">${t.packages}</th><th scope="col">${t.version}</th><th scope="col">${t.file}</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
}

type DevelopersPage = { publicUrl: string; packages: readonly PackedPackage[]; hasComponents: boolean }

/** Where a developer begins: the first command with this system's own address, the guide, the packages. */
export function renderDevelopers({ publicUrl, packages, hasComponents }: DevelopersPage, language: Language): string {
  const t = localized(words, language)
  const components = hasComponents ? `<li><a href="/developers/components/">${escapeHtml(t.components)}</a></li>` : ''
  const command = `npm exec --yes --package=${publicUrl}/developers/create-module.tgz -- create-module school-outreach --sdk ${publicUrl}/developers`
  return page(
    language,
    t.title,
    `<h1>${t.title}</h1><p>${escapeHtml(t.intro)}</p><h2>${t.begin}</h2><pre>${escapeHtml(command)}</pre><ul><li><a href="/developers/guide">${escapeHtml(t.guide)}</a></li>${components}<li><a href="/api/docs">${t.api}</a></li></ul><h2>${t.packages}</h2>${packageTable(packages, language)}`,
  )
}

/** The guide as HTML: links to other files of the repository are no addresses here and become plain text. */
function guideHtml(markdown: string): string {
  const html = marked.parse(markdown, { async: false, gfm: true })
  return html
    .replace(/<a href="(?!https?:)[^"]*">(.*?)<\/a>/gs, '$1')
    .replaceAll('<table>', '<div class="wide" tabindex="0"><table>')
    .replaceAll('</table>', '</table></div>')
}

/** The guide; its addresses become this system's own, so that its lines can be typed. It is kept in English. */
export const renderGuide = (markdown: string, publicUrl: string): string =>
  page(
    'en',
    words.en.title,
    `<p><a href="/developers">←</a></p>${guideHtml(markdown.replaceAll('http://localhost:4000', publicUrl))}`,
  )

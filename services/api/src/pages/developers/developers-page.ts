import { localized } from '@sipelandukilat/domain'
import { Html, html, inLanguage, renderPage, type Site } from '@sipelandukilat/portal'
import { marked } from 'marked'

/** What `packages.json` tells of one tarball. */
export type PackedPackage = { readonly name: string; readonly version: string; readonly file: string }

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
    guideInEnglish: 'Panduan ini ditulis dalam bahasa Inggris.',
    back: 'Kembali ke Menulis modul',
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
    guideInEnglish: '',
    back: 'Back to Writing a module',
  },
}

/** Developers are spoken to in Indonesian or English; in every other language of the portal, in Indonesian. */
export const toDevelopersSite = (site: Site): Site => (site.language in words ? site : inLanguage(site, 'id'))

function packageTable(packages: readonly PackedPackage[], t: typeof words.id): Html {
  if (packages.length === 0) return html`<p>${t.none}</p>`
  const rows = packages.map(
    ({ name, version, file }) =>
      html`<tr><td><code>${name}</code></td><td>${version}</td><td><a href="/developers/${encodeURIComponent(file)}">${file}</a></td></tr>`,
  )
  return html`<div class="wide" tabindex="0"><table><thead><tr><th scope="col">${t.packages}</th><th scope="col">${t.version}</th><th scope="col">${t.file}</th></tr></thead><tbody>${rows}</tbody></table></div>`
}

type DevelopersPage = { publicUrl: string; packages: readonly PackedPackage[]; hasComponents: boolean }

/** Where a developer begins: the first command with this system's own address, the guide, the packages. */
export function renderDevelopers(site: Site, { publicUrl, packages, hasComponents }: DevelopersPage): string {
  const t = localized(words, site.language)
  const command = `npm exec --yes --package=${publicUrl}/developers/create-module.tgz -- create-module school-outreach --sdk ${publicUrl}/developers`
  const body = html`<h1>${t.title}</h1><p>${t.intro}</p><h2>${t.begin}</h2><pre tabindex="0">${command}</pre><ul><li><a href="/developers/guide">${t.guide}</a></li>${
    hasComponents && html`<li><a href="/developers/components/">${t.components}</a></li>`
  }<li><a href="/api/docs">${t.api}</a></li></ul><h2>${t.packages}</h2>${packageTable(packages, t)}`
  return renderPage(site, { title: t.title, texts: [], body })
}

/** The guide as HTML: links to other files of the repository are no addresses here and become plain text. */
function guideHtml(markdown: string): Html {
  const made = marked.parse(markdown, { async: false, gfm: true })
  return new Html(
    made
      .replace(/<a href="(?!https?:)[^"]*">(.*?)<\/a>/gs, '$1')
      .replaceAll('<pre>', '<pre tabindex="0">')
      .replaceAll('<table>', '<div class="wide" tabindex="0"><table>')
      .replaceAll('</table>', '</table></div>'),
  )
}

/** The guide; its addresses become this system's own, so that its lines can be typed. It is kept in English, and says so. */
export function renderGuide(site: Site, markdown: string, publicUrl: string): string {
  const t = localized(words, site.language)
  const body = html`<p><a href="/developers">${t.back}</a></p>${t.guideInEnglish && html`<p class="help">${t.guideInEnglish}</p>`}<div lang="en">${guideHtml(markdown.replaceAll('http://localhost:4000', publicUrl))}</div>`
  return renderPage(site, { title: t.title, texts: [], body })
}

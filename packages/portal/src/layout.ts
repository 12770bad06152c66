import { languageCodes, languages } from '@sipelandukilat/domain'
import { attributes, dataBlock, type Html, html } from './html'
import { addresses, type Site, withLanguage, withTextSize } from './site'
import { textSizes } from './text-size'
import { deviceTexts } from './texts/device-texts'
import { type Namespace, texts } from './texts/texts'

export type PageProps = {
  title: string
  /** What the page says: where a language lacks some of it, the page says so. */
  texts: readonly Namespace[]
  body: Html
  /** Islands this page uses besides the one of every page. */
  islands?: readonly string[]
  /** A page with a person's data: never kept by the service worker, no trace in caches. */
  isPersonal?: boolean
  /**
   * Where a form is open, the language is changed by sending it, so that nothing typed is lost; from the foot of the page,
   * for Enter presses a form's first button.
   */
  languageForm?: string
  /** Where a change of the language leads from a page that answers a form, if not to its own path. */
  opensAt?: string
}

/** Where the page opens again. */
const addressOf = (site: Site, { opensAt }: Pick<PageProps, 'opensAt'>): string => site.address ?? opensAt ?? site.path

function languageSwitch(site: Site, props: PageProps): Html {
  const { languageForm: formId } = props
  const address = addressOf(site, props)
  const others = languageCodes.filter((code) => code !== site.language)
  const choices = others.map((code) => {
    const { name } = languages[code]
    return formId
      ? html`<button class="language" type="submit" form="${formId}" name="step" value="language:${code}" lang="${code}" formnovalidate>${name}</button>`
      : html`<a class="language" href="${withLanguage(address, code)}" lang="${code}" hreflang="${code}">${name}</a>`
  })
  return html`<div class="languages" role="group" aria-label="${site.say('languagesLabel')}">${choices}</div>`
}

/** Three sizes of the texts. The island of every page changes them in place, and on pages that the device keeps. */
function textSizeSwitch(site: Site, props: PageProps): Html {
  const { say } = site
  const { languageForm: formId } = props
  const address = addressOf(site, props)
  return html`<div class="text-sizes" role="group" aria-labelledby="ukuran-huruf"><span id="ukuran-huruf">${say('textSize')}</span>${textSizes.map(
    (size) => {
      const how = { 'data-text-size': size, 'aria-current': size === site.textSize ? 'true' : null }
      return formId
        ? html`<button class="text-size" type="submit" form="${formId}" name="step" value="text-size:${size}"${attributes(how)} formnovalidate>${say(`textSize_${size}`)}</button>`
        : html`<a class="text-size" href="${withTextSize(address, size)}"${attributes(how)}>${say(`textSize_${size}`)}</a>`
    },
  )}</div>`
}

/** What every page says besides its own texts. */
const everywhere: readonly Namespace[] = ['frame', 'words']

function navigation(site: Site): Html {
  const { say } = site
  const items: readonly [string, string][] = [
    [addresses.services, say('tabServices')],
    [addresses.follow, say('tabFollow')],
    [addresses.schedule, say('tabSchedule')],
    [addresses.help, say('navHelp')],
  ]
  return html`<nav class="navigation" aria-label="${say('navLabel')}"><ul>${items.map(([address, label]) => {
    const isCurrent = site.path === address || site.path.startsWith(`${address}/`)
    return html`<li><a href="${address}"${attributes({ 'aria-current': isCurrent ? 'page' : null })}>${label}</a></li>`
  })}</ul></nav>`
}

/** The whole document around a page's content. */
export function renderPage(site: Site, props: PageProps): string {
  const isWhole = [...everywhere, ...props.texts].every((namespace) => texts.isComplete(site.language, namespace))
  const { say, assets, language } = site
  const scripts = ['site', ...(props.islands ?? [])].flatMap((name) => {
    const address = assets.scripts[name]
    return address ? [html`<script type="module" src="${address}"></script>`] : []
  })
  const page = html`<html lang="${site.language}"${attributes({ 'data-text': site.textSize === 'normal' ? null : site.textSize })}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#1f2855">
<title>${props.title} · Sipelandukilat</title>
${assets.styles ? html`<link rel="stylesheet" href="${assets.styles}">` : null}
${assets.scripts.icon ? html`<link rel="icon" href="${assets.scripts.icon}" type="image/svg+xml">` : null}
${scripts}
</head>
<body${attributes({ 'data-personal': props.isPersonal ?? false })}>
<a class="skip" href="#isi">${say('skipToContent')}</a>
<header class="site-header"><div class="frame">
<a class="brand" href="${addresses.home}"><strong>Sipelandukilat</strong> <span>${say('siteOwner')}</span></a>
${props.languageForm ? null : languageSwitch(site, props)}
</div>${navigation(site)}</header>
<div class="frame notices" id="pemberitahuan" role="status"></div>
<main id="isi" class="frame" tabindex="-1"${attributes({ lang: isWhole ? null : 'id' })}>
${isWhole ? null : html`<p class="help" lang="${language}">${say('partlyIndonesian')}</p>`}
${props.body}
</main>
<footer class="site-footer"><div class="frame">
<p>${say('footerFree')}</p>${props.languageForm ? languageSwitch(site, props) : null}
${textSizeSwitch(site, props)}
<ul><li><a href="${addresses.complaint}">${say('navComplaint')}</a></li><li><a href="${addresses.account}">${say('navAccount')}</a></li><li><a href="${addresses.drafts}">${say('navDrafts')}</a></li><li><a href="${addresses.officialForms}">${say('navOfficialForms')}</a></li><li><a href="${addresses.queueDisplay}">${say('navQueueToday')}</a></li><li><a href="${addresses.charters}">${say('navCharter')}</a></li><li><a href="${addresses.satisfaction}">${say('navSatisfaction')}</a></li><li><a href="${addresses.privacy}">${say('navPrivacy')}</a></li><li><a href="${addresses.help}">${say('navHelp')}</a></li></ul>
</div></footer>
${dataBlock('device-texts', deviceTexts(site.say))}
</body>
</html>`
  return `<!doctype html>\n${page}`
}

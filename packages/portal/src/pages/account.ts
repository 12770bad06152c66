import { type AccountApplication, type AccountChannel, applicationLabel } from '@sipelandukilat/contract'
import { channelLabel, formatDate, localized } from '@sipelandukilat/domain'
import { choiceControl, errorSummary, type FormContext, textControl } from '../form/control'
import { type Html, html } from '../html'
import { renderPage } from '../layout'
import { addresses, type Site } from '../site'
import { type OwnDataProps, ownDataSection } from './own-data'

const contextOf = ({ language, say }: Site, errors: ReadonlyMap<string, string>): FormContext => ({
  language,
  say,
  errors,
  today: '',
})

const refused = (refusal: string | undefined): Html | null =>
  refusal ? html`<div class="summary" role="alert" tabindex="-1" data-focus><p>${refusal}</p></div>` : null

export type AccountSignInProps = {
  /** The channels by which a code can leave. */
  channels: readonly AccountChannel[]
  channel: string
  contact: string
  errors: ReadonlyMap<string, string>
  refusal?: string | undefined
}

/** Asks for a contact to which a code is sent. */
export function renderAccountSignIn(site: Site, props: AccountSignInProps): string {
  const { say, language } = site
  const context = contextOf(site, props.errors)
  const form = html`<form method="post" action="${addresses.account}" novalidate class="narrow-form">${choiceControl(
    context,
    {
      name: 'channel',
      label: say('accountChannel'),
      value: props.channel,
      choices: props.channels.map((code) => ({ code, label: channelLabel(code, language) })),
    },
  )}${textControl(context, {
    name: 'contact',
    label: say('accountContact'),
    help: say('accountContactHelp'),
    value: props.contact,
    maxLength: 254,
  })}<div class="actions"><button type="submit" class="primary">${say('accountAsk')}</button></div></form>`
  const body = html`<h1>${say('navAccount')}</h1>
${errorSummary(context)}${refused(props.refusal)}
<p class="lead">${say('accountIntro')}</p>
${props.channels.length > 0 ? form : html`<p class="empty">${say('accountOff')}</p>`}
<div class="actions"><a class="button" href="${addresses.follow}">${say('navFollow')}</a></div>`
  return renderPage(site, { texts: ['account'], title: say('navAccount'), body, isPersonal: true })
}

/** Asks for the code that was sent. The contact is shown masked, and told whether it is known or not. */
export function renderAccountCode(site: Site, props: { contact: string; refusal?: string | undefined }): string {
  const { say } = site
  const body = html`<h1>${say('accountCodeTitle')}</h1>
${refused(props.refusal)}
<p class="lead">${say('accountCodeIntro', { contact: props.contact })}</p>
<form method="post" action="${addresses.accountCode}" novalidate class="narrow-form">${textControl(
    contextOf(site, new Map()),
    {
      name: 'code',
      label: say('accountCode'),
      help: say('accountCodeHelp'),
      value: '',
      inputMode: 'numeric',
      autocomplete: 'one-time-code',
      maxLength: 12,
      narrow: true,
    },
  )}<div class="actions"><button type="submit" class="primary">${say('open')}</button><a class="button" href="${addresses.account}">${say('accountAskAgain')}</a></div></form>`
  return renderPage(site, { texts: ['account'], title: say('accountCodeTitle'), body, isPersonal: true })
}

export type AccountProps = {
  applications: readonly AccountApplication[]
  /** *Data Anda*. */
  ownData: OwnDataProps
  /** Said at the top, after something was asked. */
  notice?: string | undefined
}

/** The applications that name the contact. Each opens with its PIN. */
export function renderAccount(site: Site, { applications, ownData, notice }: AccountProps): string {
  const { say, language } = site
  const line = (application: AccountApplication) =>
    html`<li class="draft"><h2>${localized(application.serviceTitle, language)}</h2><dl class="facts"><div><dt>${say('trackingNumber')}</dt><dd>${application.trackingNumber}</dd></div><div><dt>${say('accountStatus')}</dt><dd>${applicationLabel(application, language)}, ${formatDate(application.statusSince, language)}</dd></div><div><dt>${say('accountSubmitted')}</dt><dd>${formatDate(application.submittedAt, language)}</dd></div></dl><div class="actions"><a class="button" href="${addresses.follow}#${application.trackingNumber}">${say('accountOpen')}</a></div></li>`
  const body = html`<h1>${say('navAccount')}</h1>
${notice ? html`<div class="done" role="status" tabindex="-1" data-focus><p>${notice}</p></div>` : null}
<p class="lead">${say('accountListIntro')}</p>
${applications.length > 0 ? html`<ul class="drafts">${applications.map(line)}</ul>` : html`<p class="empty">${say('accountNone')}</p>`}
${ownDataSection(site, { action: addresses.accountData, asksPin: false }, ownData)}
<div class="actions"><form method="post" action="${addresses.accountExit}"><button type="submit">${say('accountSignOut')}</button></form></div>`
  return renderPage(site, {
    texts: ['account'],
    title: say('navAccount'),
    body,
    isPersonal: true,
    opensAt: addresses.account,
  })
}

import type { OwnStatement } from '@sipelandukilat/contract'
import { formatDateTime } from '@sipelandukilat/domain'
import { controlId } from '../form/control'
import { type Html, html } from '../html'
import { renderPage } from '../layout'
import { addresses, type Site } from '../site'
import { formTitle } from './official-forms'

type Channel = OwnStatement['contacts'][number]['channel']

export type StatementProps = {
  statement: OwnStatement
  /** Where a code was sent just now: it is asked for. */
  sentTo?: Channel | undefined
  /** Where the application goes on once it is signed. */
  next: 'application' | 'correction' | 'completion'
  /** Said at the top, where something could not be done. */
  refusal?: string | undefined
}

/** The whole text to read, and below it the two steps of signing: ask for a code, enter it. */
export function renderStatement(site: Site, { statement, sentTo, next, refusal }: StatementProps): string {
  const { say, language } = site
  const { form, title, text, contacts, signedAt } = statement
  const action = addresses.statement(form)
  const [heading = '', ...paragraphs] = text.split('\n\n')
  const body = html`<p class="trail"><a href="${addresses.application}">‹ ${say('statementBack')}</a></p>
<h1>${formTitle(site, title)}</h1>
${refusal ? html`<div class="summary" role="alert" tabindex="-1" data-focus><p>${refusal}</p></div>` : null}
<section class="part" lang="id"><h2>${heading}</h2>${paragraphs.map(
    (paragraph) => html`<p class="typed">${paragraph}</p>`,
  )}</section>
${
  signedAt
    ? html`<div class="done" role="status"><p>${say('statementSigned', { when: formatDateTime(signedAt, language) })}</p></div><div class="actions"><a class="button primary" href="${addresses[next]}">${say(`statementNext_${next}`)}</a></div>`
    : contacts.length === 0
      ? html`<div class="panel"><p>${say('statementNoContact')}</p></div>`
      : signing(site, statement, { action, sentTo })
}<p><a href="${addresses.ownForm(form)}">${say('statementPrint')}</a></p>`
  return renderPage(site, { texts: ['statement'], title: say('statementTitle'), body, isPersonal: true })
}

function signing(
  { say }: Site,
  { contacts, hash }: OwnStatement,
  { action, sentTo }: { action: string; sentTo: Channel | undefined },
): Html {
  const codeId = controlId('statement.code')
  const to = contacts.find(({ channel }) => channel === sentTo)
  return html`<section class="panel"><h2>${say('statementSign')}</h2><p>${say('statementHow')}</p>${
    to
      ? html`<form method="post" action="${action}"><input type="hidden" name="channel" value="${to.channel}"><input type="hidden" name="hash" value="${hash}"><label for="${codeId}">${say('statementCode', { to: to.to })}</label><input id="${codeId}" name="code" class="narrow" inputmode="numeric" autocomplete="one-time-code" maxlength="12" required><div class="actions"><button type="submit" name="step" value="sign" class="primary">${say('statementSign')}</button></div></form>`
      : null
  }<form method="post" action="${action}"><input type="hidden" name="step" value="code"><p>${say(to ? 'statementAgain' : 'statementAsk')}</p><div class="actions">${contacts.map(
    ({ channel, to: address }) =>
      html`<button type="submit" name="channel" value="${channel}"${to ? null : html` class="primary"`}>${say(`statementBy_${channel}`, { to: address })}</button>`,
  )}</div></form></section>`
}

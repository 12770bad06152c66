import { type FormContext, textControl } from '../form/control'
import { html } from '../html'
import { renderPage } from '../layout'
import { addresses, type Site } from '../site'

export type FollowProps = {
  trackingNumber: string
  /** Said at the top: a wrong PIN, too many tries, a session that ended. */
  refusal?: string | undefined
}

/** How an application is opened: number and PIN, sent in the body. */
export function renderFollow(site: Site, props: FollowProps): string {
  const { say, language } = site
  const context: FormContext = { language, say, errors: new Map(), today: '' }
  const body = html`<h1>${say('followTitle')}</h1>
${props.refusal ? html`<div class="summary" role="alert" tabindex="-1" data-focus><p>${props.refusal}</p></div>` : null}
<p class="lead">${say('followIntro')}</p>
<form method="post" action="${addresses.follow}" novalidate class="narrow-form">${textControl(context, {
    name: 'trackingNumber',
    label: say('trackingNumber'),
    help: say('trackingNumberHelp'),
    value: props.trackingNumber,
    maxLength: 40,
  })}${textControl(context, {
    name: 'pin',
    label: say('pin'),
    help: say('pinHelp'),
    value: '',
    inputMode: 'numeric',
    maxLength: 12,
    narrow: true,
  })}<div class="actions"><button type="submit" class="primary">${say('open')}</button></div></form>
<p class="help">${say('followLost')}</p>`
  return renderPage(site, { texts: ['follow'], title: say('followTitle'), body, islands: ['follow'] })
}

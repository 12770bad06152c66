import { html } from '../html'
import { renderPage } from '../layout'
import { addresses, type Site } from '../site'

/** Before an officer's file is fetched: a press of one's own, so that the preview of a chat app does not use the link up. */
export function renderSentFile(site: Site, file: { token: string; isPdf: boolean; until: string }): string {
  const { say } = site
  return renderPage(site, {
    texts: ['sent-file'],
    title: say('sentFileTitle'),
    isPersonal: true,
    body: html`<h1>${say('sentFileTitle')}</h1><p class="lead">${say('sentFileLead', { kind: file.isPdf ? 'PDF' : say('sentFilePhoto'), until: file.until })}</p><form method="post" action="${addresses.sentFile(file.token)}"><div class="actions"><button type="submit" class="primary">${say('sentFileSave')}</button></div></form><p class="help">${say('sentFileOnce')}</p>`,
  })
}

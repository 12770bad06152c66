import { html } from '../html'
import { renderPage } from '../layout'
import { addresses, type Site } from '../site'

/** Before an officer's file is fetched: a press of one's own, so that the preview of a chat app does not use the link up. */
export function renderSentFile(site: Site, file: { token: string; isPdf: boolean; until: string }): string {
  const { messages } = site
  return renderPage(site, {
    title: messages.sentFileTitle,
    isPersonal: true,
    body: html`<h1>${messages.sentFileTitle}</h1><p class="lead">${messages.sentFileLead(file.isPdf ? 'PDF' : messages.sentFilePhoto, file.until)}</p><form method="post" action="${addresses.sentFile(file.token)}"><div class="actions"><button type="submit" class="primary">${messages.sentFileSave}</button></div></form><p class="help">${messages.sentFileOnce}</p>`,
  })
}

import { html } from '../html'
import { renderPage } from '../layout'
import { addresses, type Site } from '../site'

/** The first page: two big choices. */
export function renderHome(site: Site): string {
  const { messages } = site
  const body = html`<section class="hero"><h1>${messages.homeTitle}</h1><p class="lead">${messages.homeIntro}</p></section>
<div class="choices-big"><a class="big-choice first" href="${addresses.services}"><strong>${messages.homeApply}</strong><span>${messages.homeApplyHelp}</span></a><a class="big-choice" href="${addresses.follow}"><strong>${messages.homeFollow}</strong><span>${messages.homeFollowHelp}</span></a></div>
<ul class="cards"><li><a class="card" href="${addresses.schedule}"><strong>${messages.homeSchedule}</strong><span>${messages.homeScheduleHelp}</span></a></li><li><a class="card" href="${addresses.drafts}"><strong>${messages.navDrafts}</strong><span>${messages.homeDraftsHelp}</span></a></li></ul>
<section class="part"><h2>${messages.homeHowTitle}</h2><ol class="next"><li>${messages.homeHow1}</li><li>${messages.homeHow2}</li><li>${messages.homeHow3}</li></ol></section>
<section class="part"><h2>${messages.homePromiseTitle}</h2><ul><li>${messages.homePromise1}</li><li>${messages.homePromise2}</li><li>${messages.homePromise3}</li></ul></section>`
  return renderPage(site, { title: messages.homeTitle, body })
}

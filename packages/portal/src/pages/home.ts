import { html } from '../html'
import { renderPage } from '../layout'
import { addresses, type Site } from '../site'

/** The first page: two big choices. */
export function renderHome(site: Site): string {
  const { say } = site
  const body = html`<section class="hero"><h1>${say('homeTitle')}</h1><p class="lead">${say('homeIntro')}</p></section>
<div class="choices-big"><a class="big-choice first" href="${addresses.services}"><strong>${say('homeApply')}</strong><span>${say('homeApplyHelp')}</span></a><a class="big-choice" href="${addresses.follow}"><strong>${say('homeFollow')}</strong><span>${say('homeFollowHelp')}</span></a></div>
<ul class="cards"><li><a class="card" href="${addresses.schedule}"><strong>${say('homeSchedule')}</strong><span>${say('homeScheduleHelp')}</span></a></li><li><a class="card" href="${addresses.drafts}"><strong>${say('navDrafts')}</strong><span>${say('homeDraftsHelp')}</span></a></li></ul>
<section class="part"><h2>${say('homeHowTitle')}</h2><ol class="next"><li>${say('homeHow1')}</li><li>${say('homeHow2')}</li><li>${say('homeHow3')}</li></ol></section>
<section class="part"><h2>${say('homePromiseTitle')}</h2><ul><li>${say('homePromise1')}</li><li>${say('homePromise2')}</li><li>${say('homePromise3')}</li></ul></section>`
  return renderPage(site, { texts: ['home'], title: say('homeTitle'), body })
}

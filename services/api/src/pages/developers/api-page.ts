import { problemStatus, problemTitle } from '@sipelandukilat/contract'
import type { contract as allEndpoints, Named } from '@sipelandukilat/contract/contract'
import { toJsonSchema } from '@sipelandukilat/contract/openapi'
import type { Language } from '@sipelandukilat/domain'
import { type Html, html, renderPage, type Site } from '@sipelandukilat/portal'
import { developersTexts } from '#texts'

const accessWords = (access: Named['endpoint']['access'], language: Language): Html =>
  typeof access === 'string'
    ? html`${developersTexts.say(language, `access_${access}`)}`
    : html`<code>${access.join(' ')}</code>`

/**
 * A page that lists every endpoint, grouped by its first path part; it needs no script, so it prints and reads anywhere. What an
 * endpoint does is written in English, like the contract itself, and is marked as that.
 */
export function renderDocs(site: Site, endpoints: typeof allEndpoints): string {
  const { language } = site
  const say = developersTexts.in(language)
  const groups = new Map<string, Html[]>()
  for (const { endpoint } of endpoints) {
    const group = endpoint.path.split('/')[1] ?? ''
    const parts = (['params', 'query', 'body', 'response'] as const).flatMap((part) => {
      const schema = endpoint[part]
      if (!schema) return []
      const json = JSON.stringify(toJsonSchema(schema, part === 'response' ? 'output' : 'input'), null, 2)
      if (json === '{}') return []
      return [html`<details><summary>${say(`part_${part}`)}</summary><pre tabindex="0">${json}</pre></details>`]
    })
    const problems = endpoint.problems.map(
      (type) => html`<li><code>${type}</code> ${problemStatus[type]}: ${problemTitle(type, language)}</li>`,
    )
    groups.set(group, [
      ...(groups.get(group) ?? []),
      html`<article class="endpoint"><h3><code>${endpoint.method} /api/v1${endpoint.path}</code></h3><p><span lang="en">${endpoint.summary}.</span> <em>${say('access')}: ${accessWords(endpoint.access, language)}</em></p>${parts}${problems.length > 0 && html`<ul>${problems}</ul>`}</article>`,
    ])
  }
  const sections = [...groups].map(([group, items]) => html`<section><h2><code>${group}</code></h2>${items}</section>`)
  const body = html`<h1>${say('title')}</h1>${language !== 'en' && html`<p class="help">${say('inEnglish')}</p>`}<p><a href="/api/v1/openapi.json">openapi.json</a></p>${sections}`
  return renderPage(site, { title: say('title'), texts: [], body })
}

import { problemStatus, problemTitle } from '@sipelandukilat/contract'
import type { contract as allEndpoints, Named } from '@sipelandukilat/contract/contract'
import { toJsonSchema } from '@sipelandukilat/contract/openapi'
import type { Language } from '@sipelandukilat/domain'
import { developersTexts } from '#texts'

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const accessWords = (access: Named['endpoint']['access'], language: Language): string =>
  typeof access === 'string' ? developersTexts.say(language, `access_${access}`) : access.join(' ')

/** A page that lists every endpoint, grouped by its first path part; no script, so it prints and reads anywhere. */
export function renderDocs(endpoints: typeof allEndpoints, language: Language): string {
  const groups = new Map<string, string[]>()
  for (const { endpoint } of endpoints) {
    const group = endpoint.path.split('/')[1] ?? ''
    const parts = (['params', 'query', 'body', 'response'] as const).flatMap((part) => {
      const schema = endpoint[part]
      if (!schema) return []
      const json = JSON.stringify(toJsonSchema(schema, part === 'response' ? 'output' : 'input'), null, 2)
      return json === '{}' ? [] : [`<details><summary>${part}</summary><pre>${escapeHtml(json)}</pre></details>`]
    })
    const problems = endpoint.problems.map(
      (type) => `<li><code>${type}</code> ${problemStatus[type]}: ${escapeHtml(problemTitle(type, language))}</li>`,
    )
    groups.set(group, [
      ...(groups.get(group) ?? []),
      `<article><h3><code>${endpoint.method} /api/v1${escapeHtml(endpoint.path)}</code></h3><p>${escapeHtml(endpoint.summary)}. <em>${escapeHtml(accessWords(endpoint.access, language))}</em></p>${parts.join('')}${problems.length ? `<ul>${problems.join('')}</ul>` : ''}</article>`,
    ])
  }
  const title = developersTexts.say(language, 'title')
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem}a{color:inherit}code,pre{font:14px ui-monospace,monospace}pre{overflow:auto;max-height:24rem;border:1px solid;border-radius:8px;padding:.75rem}article{border-top:1px solid;padding:.5rem 0}h3{margin:.25rem 0;overflow-wrap:anywhere}</style></head>
<body><main><h1>${title}</h1><p><a href="/api/v1/openapi.json">openapi.json</a></p>${[...groups].map(([group, items]) => `<section><h2>${escapeHtml(group)}</h2>${items.join('')}</section>`).join('')}</main></body></html>`
}

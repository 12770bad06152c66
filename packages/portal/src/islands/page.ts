import type { DeviceTexts } from '../texts/device-texts'

let known: DeviceTexts | undefined

/** The islands' texts, in the language of the page. */
export function texts(): DeviceTexts {
  known ??= JSON.parse(document.getElementById('device-texts')?.textContent ?? '{}') as DeviceTexts
  return known
}

type Child = Node | string

/** Makes an element; texts become text, never markup. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}

/** Says something above the page's content. */
export function notify(kind: 'done' | 'summary' | 'warning', ...children: Child[]): HTMLElement {
  const place = document.getElementById('pemberitahuan')
  const notice = element('div', { class: kind }, element('p', {}, ...children))
  place?.replaceChildren(notice)
  return notice
}

export function button(label: string, className: string, onClick: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: className }, label)
  made.addEventListener('click', onClick)
  return made
}

/** Runs work whose failure hinders nothing: no storage in a private window, no service worker on plain http. */
export function tryQuietly(work: () => Promise<unknown>): void {
  work().catch(() => undefined)
}

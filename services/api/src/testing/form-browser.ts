import { type HTMLElement, parse } from 'node-html-parser'

type Value = string | readonly string[]
export type FileToSend = { name: string; type: string; bytes: Buffer }

/** What a browser without script shows and can do: links, forms, cookies. */
export type FormBrowser = {
  readonly status: number
  readonly path: string
  readonly page: HTMLElement
  /** The page's words, without markup. */
  readonly text: () => string
  readonly open: (path: string) => Promise<void>
  /** Fills the form at `selector` as its controls allow and sends it by a button, named by its value or words. */
  readonly send: (
    selector: string,
    entries: Readonly<Record<string, Value>>,
    options?: { button?: string; files?: Readonly<Record<string, FileToSend>> },
  ) => Promise<void>
  readonly cookies: () => string
}

/** The entries a browser would send of a form as it stands, in order. */
function successfulEntries(form: HTMLElement): [string, string][] {
  return form.querySelectorAll('input, textarea, select').flatMap((control): [string, string][] => {
    const name = control.getAttribute('name')
    const type = control.getAttribute('type') ?? 'text'
    if (!name || type === 'file' || type === 'submit' || isInTemplate(control)) return []
    if (control.tagName === 'SELECT') {
      const chosen = control.querySelector('option[selected]') ?? control.querySelector('option')
      return [[name, chosen?.getAttribute('value') ?? '']]
    }
    if (control.tagName === 'TEXTAREA') return [[name, control.textContent.replace(/^\n/, '')]]
    if ((type === 'radio' || type === 'checkbox') && control.getAttribute('checked') === undefined) return []
    return [[name, control.getAttribute('value') ?? '']]
  })
}

function isInTemplate(element: HTMLElement): boolean {
  for (let parent = element.parentNode; parent; parent = parent.parentNode)
    if (parent.tagName === 'TEMPLATE') return true
  return false
}

function assertOffered(form: HTMLElement, name: string, values: readonly string[]): void {
  const controls = form.querySelectorAll(`[name="${name}"]`)
  const [control] = controls
  if (!control) throw new Error(`The form has no box "${name}"`)
  const isChoice = ['radio', 'checkbox'].includes(control.getAttribute('type') ?? '')
  const offered = isChoice
    ? controls.map((one) => one.getAttribute('value'))
    : control.tagName === 'SELECT'
      ? control.querySelectorAll('option').map((one) => one.getAttribute('value'))
      : undefined
  for (const value of values)
    if (offered && !offered.includes(value)) throw new Error(`"${name}" does not offer "${value}"`)
}

export function createFormBrowser(url: string, headers: Readonly<Record<string, string>> = {}): FormBrowser {
  const jar = new Map<string, string>()
  let status = 0
  let path = '/'
  let page = parse('')
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')

  async function go(target: string, init: RequestInit = {}): Promise<void> {
    const response = await fetch(new URL(target, url + path), {
      ...init,
      redirect: 'manual',
      headers: { ...headers, cookie: cookies(), ...(init.headers as Record<string, string>) },
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/s)
      if (value === '' || /expires=thu, 01 jan 1970/i.test(cookie)) jar.delete(name)
      else jar.set(name, value)
    }
    const location = response.headers.get('location')
    if (response.status === 303 && location !== null) return go(location)
    const address = new URL(response.url)
    status = response.status
    path = address.pathname + address.search
    page = parse(await response.text(), { comment: false })
  }

  return {
    get status() {
      return status
    },
    get path() {
      return path
    },
    get page() {
      return page
    },
    text: () => page.querySelector('body')?.structuredText ?? '',
    open: (target) => go(target),
    cookies,
    async send(selector, entries, { button, files = {} } = {}) {
      const form = page.querySelector(selector)
      if (!form) throw new Error(`No form ${selector} at ${path}`)
      const pairs = successfulEntries(form).filter(([name]) => !Object.hasOwn(entries, name))
      for (const [name, value] of Object.entries(entries)) {
        const values = [value].flat()
        assertOffered(form, name, values)
        for (const one of values) pairs.push([name, one])
      }
      const id = form.getAttribute('id')
      const within = form.querySelectorAll('button[type="submit"]').filter((one) => !isInTemplate(one))
      const elsewhere = id ? page.querySelectorAll(`button[type="submit"][form="${id}"]`) : []
      const buttons = [...within, ...elsewhere]
      const pressed = button
        ? buttons.find((one) => one.getAttribute('value') === button || one.textContent.trim() === button)
        : buttons[0]
      if (!pressed) throw new Error(`The form has no button "${button}"`)
      const name = pressed.getAttribute('name')
      if (name) pairs.push([name, pressed.getAttribute('value') ?? ''])
      const action = form.getAttribute('action') ?? path
      if (form.getAttribute('enctype') !== 'multipart/form-data')
        return go(action, { method: 'POST', body: new URLSearchParams(pairs) })
      const body = new FormData()
      for (const [key, value] of pairs) body.append(key, value)
      for (const [key, file] of Object.entries(files))
        body.append(key, new Blob([new Uint8Array(file.bytes)], { type: file.type }), file.name)
      return go(action, { method: 'POST', body })
    },
  }
}

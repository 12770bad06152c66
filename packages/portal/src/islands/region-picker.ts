import { button, element, texts } from './page'
import { type Found, findElsewhere, loadServedVillages, type Village } from './region-search'

const mostShown = 8
const waitMs = 300
const nothing: Found = { villages: [], total: 0 }

type Picker = { frame: HTMLElement; name: string; id: string; onChange: () => void }

export type ChosenRegion = Village

/** Puts a chosen village in place of the search. */
export function showChosen(picker: Picker, village: Village, moveFocus: boolean): void {
  const { frame, name, id } = picker
  const change = button(texts().device_change, 'quiet', () => {
    showSearch(picker).focus()
    picker.onChange()
  })
  change.id = id
  change.append(element('span', { class: 'hidden' }, ` ${village.name}`))
  const chosen = element(
    'div',
    { class: 'chosen' },
    element('input', { type: 'hidden', name, value: village.code }),
    element('p', {}, element('strong', {}, village.name), element('br'), village.path),
    change,
  )
  chosen.dataset.name = village.name
  chosen.dataset.path = village.path
  replaceBody(frame, chosen)
  if (moveFocus) change.focus()
}

function replaceBody(frame: HTMLElement, ...children: Node[]): void {
  for (const old of frame.querySelectorAll(
    ':scope > .chosen, :scope > .search-row, :scope > .found, :scope > .steps, :scope > input',
  ))
    old.remove()
  frame.append(...children)
}

function showSearch(picker: Picker): HTMLInputElement {
  const { frame, name, id } = picker
  const box = element('input', {
    id,
    type: 'search',
    autocomplete: 'off',
    maxlength: '60',
    role: 'combobox',
    'aria-expanded': 'false',
    'aria-autocomplete': 'list',
    'aria-controls': `${id}-hasil`,
  })
  const row = element('div', { class: 'search-row' }, element('label', { for: id }, texts().device_searchVillage), box)
  const hidden = element('input', { type: 'hidden', name, value: '' })
  const list = element('ul', { class: 'found', id: `${id}-hasil`, role: 'listbox', 'aria-label': texts().device_found })
  list.hidden = true
  const status = element('p', { class: 'help', role: 'status' })
  row.append(list, status)
  replaceBody(frame, hidden, row)
  listen(picker, box, list, status)
  return box
}

function listen(picker: Picker, box: HTMLInputElement, list: HTMLElement, status: HTMLElement): void {
  let shown: Village[] = []
  let active = -1
  let running = new AbortController()
  const close = () => {
    list.hidden = true
    box.setAttribute('aria-expanded', 'false')
    box.removeAttribute('aria-activedescendant')
  }
  const pick = (village: Village) => {
    showChosen(picker, village, true)
    picker.onChange()
  }
  const mark = (index: number) => {
    active = index
    list.querySelectorAll('[role="option"]').forEach((option, place) => {
      option.setAttribute('aria-selected', String(place === index))
      if (place === index) {
        box.setAttribute('aria-activedescendant', option.id)
        option.scrollIntoView({ block: 'nearest' })
      }
    })
  }
  const show = ({ villages, total }: Found) => {
    shown = villages
    active = -1
    box.removeAttribute('aria-activedescendant')
    list.replaceChildren(
      ...villages.map((village, index) => {
        const option = element(
          'li',
          { role: 'option', id: `${picker.id}-pilihan-${index}`, 'aria-selected': 'false' },
          element('strong', {}, village.name),
          element('span', {}, village.path),
        )
        option.addEventListener('pointerdown', (event) => event.preventDefault()) // keeps the box focused
        option.addEventListener('click', () => pick(village))
        return option
      }),
    )
    list.hidden = villages.length === 0
    box.setAttribute('aria-expanded', String(villages.length > 0))
    const isNothing = villages.length === 0 && box.value.trim().length > 1
    const isMore = total > villages.length
    status.textContent = isNothing
      ? texts().device_nothingFound
      : isMore
        ? `${villages.length}/${total}. ${texts().device_moreFound}`
        : ''
  }
  const search = async () => {
    running.abort()
    running = new AbortController()
    const query = box.value.trim()
    if (query.length < 2) return show(nothing)
    const searchServed = await loadServedVillages().catch(() => undefined)
    const { signal } = running
    const found = searchServed?.(query, mostShown) ?? nothing
    show(found)
    if (picker.frame.dataset.picker !== 'everywhere' && searchServed) return
    if (query.length < 3 || found.villages.length >= mostShown) return
    await new Promise((resolve) => setTimeout(resolve, waitMs))
    if (signal.aborted) return
    const far = await findElsewhere(query, signal).catch(() => nothing)
    const others = far.villages.filter((village) => !found.villages.some(({ code }) => code === village.code))
    const villages = [...found.villages, ...others].slice(0, mostShown * 2)
    if (!signal.aborted && others.length > 0) show({ villages, total: Math.max(far.total, villages.length) })
  }
  box.addEventListener('input', () => {
    search().catch(() => show(nothing))
  })
  box.addEventListener('keydown', (event) => {
    const moves: Record<string, number> = { ArrowDown: active + 1, ArrowUp: active - 1 }
    const next = moves[event.key]
    if (next !== undefined && shown.length > 0) {
      event.preventDefault()
      mark((next + shown.length) % shown.length)
    } else if (event.key === 'Enter') {
      event.preventDefault() // never sends the form from here
      const village = shown[Math.max(active, 0)]
      if (village) pick(village)
    } else if (event.key === 'Escape') close()
  })
  box.addEventListener('blur', () => setTimeout(close, 150))
}

function toPicker(frame: HTMLElement, onChange: () => void): Picker {
  const name = frame.getAttribute('data-field') ?? ''
  return { frame, name, id: `k-${name.replaceAll('.', '-')}`, onChange }
}

/** Searching as one types, in every choice of region of the form. */
export function enhanceRegionPickers(form: HTMLFormElement, onChange: () => void): void {
  for (const frame of form.querySelectorAll<HTMLElement>('[data-picker]')) {
    const picker = toPicker(frame, onChange)
    const chosen = frame.querySelector('.chosen')
    if (chosen) {
      const [name = '', path = ''] = [...(chosen.querySelector('p')?.childNodes ?? [])]
        .map((node) => node.textContent?.trim() ?? '')
        .filter(Boolean)
      const code = chosen.querySelector('input')?.value ?? ''
      showChosen(picker, { code, name, path }, false)
    } else showSearch(picker)
  }
}

/** The villages chosen in a form, by name of their entry. */
export function chosenRegions(form: HTMLFormElement): Record<string, Village> {
  const regions: Record<string, Village> = {}
  for (const chosen of form.querySelectorAll<HTMLElement>('[data-picker] > .chosen')) {
    const input = chosen.querySelector('input')
    if (input)
      regions[input.name] = { code: input.value, name: chosen.dataset.name ?? '', path: chosen.dataset.path ?? '' }
  }
  return regions
}

/** Puts a kept choice back. */
export function restoreRegion(form: HTMLFormElement, name: string, village: Village, onChange: () => void): void {
  const frame = form.querySelector<HTMLElement>(`[data-picker][data-field="${CSS.escape(name)}"]`)
  if (frame) showChosen(toPicker(frame, onChange), village, false)
}

import { labelOf } from './check-fields'
import { listPhotos } from './device-store'
import { button, element, tryQuietly } from './page'
import { thumbnail } from './thumbnail'

/** The words of the review, as its place carries them. */
type Words = { change?: string; nothingEntered?: string; filesCounts?: string }

const wordsOf = (node: Node | null | undefined): string => node?.textContent?.trim() ?? ''

/** What stands in a field, as it is read. */
function shownIn(field: Element): string {
  const place = field.querySelector<HTMLElement>(':scope > .chosen')
  if (place) return [place.dataset.name, place.dataset.path].filter(Boolean).join(', ')
  const boxes = [...field.querySelectorAll<HTMLInputElement>('input[type="radio"], input[type="checkbox"]')]
  if (boxes.length > 0)
    return boxes
      .filter(({ checked }) => checked)
      .map((box) => wordsOf(box.nextElementSibling?.firstChild))
      .join(', ')
  const control = field.querySelector<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>('[name]')
  if (control instanceof HTMLSelectElement) return control.value ? wordsOf(control.selectedOptions[0]) : ''
  const unit = wordsOf(field.querySelector('.with-unit > span'))
  const value = field.matches('[data-picker]') ? '' : (control?.value.trim() ?? '')
  return value && unit ? `${value} ${unit}` : value
}

const line = (label: string, ...value: (Node | string)[]): Element =>
  element('div', {}, element('dt', {}, label), element('dd', {}, ...value))

/** A paper with how many files of it there are, and those that lie on this device in small. */
function fileLine(field: Element, key: string, words: Words): Element | undefined {
  const count = field.querySelectorAll('[data-files] li:not([data-refused])').length
  if (count === 0) return undefined
  const paper = labelOf(field)
  const small = element('span', { class: 'thumbnails' })
  tryQuietly(async () => {
    const photos = (await listPhotos(key)).filter(
      ({ requirement, refusal }) => requirement === field.getAttribute('data-file') && !refusal,
    )
    small.append(...photos.map(({ blob }) => thumbnail(blob, paper)))
  })
  return line(paper, (words.filesCounts ?? '').split('|')[count - 1] ?? String(count), small)
}

/** One screen of the form once more, with a way back to it; undefined where none of it applies. */
function enteredOn(step: HTMLElement, key: string, words: Words, change: () => void): Element | undefined {
  const fields = [...step.querySelectorAll('[data-field]')].filter((field) => field.closest('[data-off]') === null)
  if (fields.length === 0) return undefined
  const title = step.dataset.stepTitle ?? ''
  const back = button(words.change ?? '', 'quiet', change)
  back.append(element('span', { class: 'hidden' }, `: ${title}`))
  const part = element(
    'section',
    { class: 'part' },
    element('div', { class: 'reviewed' }, element('h3', {}, title), back),
  )
  let row: Element | null = null
  let list: Element | undefined
  for (const field of fields) {
    const shown = field.hasAttribute('data-file') ? undefined : shownIn(field)
    const entry = shown === undefined ? fileLine(field, key, words) : shown && line(labelOf(field), shown)
    if (!entry) continue
    const ownRow = field.closest('[data-row]')
    if (!list || ownRow !== row) {
      if (ownRow) part.append(element('h4', {}, wordsOf(ownRow.querySelector('legend'))))
      list = element('dl', { class: 'facts' })
      part.append(list)
      row = ownRow
    }
    list.append(entry)
  }
  if (!list) part.append(element('p', { class: 'help' }, words.nothingEntered ?? ''))
  return part
}

/** All that was entered, screen by screen, made on the device: what is declared true is seen before. */
export function showEntered(place: HTMLElement, form: HTMLFormElement, change: (step: string) => void): void {
  const key = form.querySelector<HTMLInputElement>('input[name="key"]')?.value ?? ''
  const words: Words = place.dataset
  for (const step of form.querySelectorAll<HTMLElement>('[data-step]')) {
    const part = enteredOn(step, key, words, () => change(step.dataset.step ?? ''))
    if (part) place.append(part)
  }
}

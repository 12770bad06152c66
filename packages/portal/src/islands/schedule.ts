import { formatDate, formatDateTime, isLanguage, placeOf, toLocalDate } from '@sipelandukilat/domain'
import { element, tryQuietly } from './page'
import { chosenRegions, enhanceRegionPickers } from './region-picker'

/** Code and name of the village, YYYY-MM-DD, service point, HH:MM. */
type KeptVisit = readonly [string, string, string, string, string | null]
type KeptSchedule = { readAt: string; days: readonly KeptVisit[] }

const { lang } = document.documentElement
const language = isLanguage(lang) ? lang : 'id'

/** Choosing a village opens its schedule at once. */
const form = document.querySelector<HTMLFormElement>('#pilih-desa')
if (form)
  enhanceRegionPickers(form, () => {
    const village = chosenRegions(form).desa
    if (village) location.assign(`/jadwal?desa=${encodeURIComponent(village.code)}`)
  })

function toItem([code, name, date, place, time]: KeptVisit, village: string): HTMLElement {
  const where = code === village ? place : `${place}, ${name}`
  const hours = time ? `, ${time.replace(':', '.')} WITA` : ''
  return element('li', {}, element('strong', {}, formatDate(date, language)), element('br'), `${where}${hours}`)
}

/** Without a signal the page knows no village: what was last read of the schedule stands there, with when that was. */
async function showKept(place: HTMLElement, village: string): Promise<void> {
  const kept = (await (await fetch('/jadwal.json')).json()) as KeptSchedule
  const { items } = (await (await fetch('/wilayah.json')).json()) as { items: [string, string, string][] }
  const name = items.find(([code]) => code === village)?.[1]
  const template = document.getElementById('jadwal-tersimpan')
  if (name === undefined || !(template instanceof HTMLTemplateElement)) return
  const today = toLocalDate(new Date())
  const inDistrict = kept.days.filter(
    ([code, , date]) => placeOf(code).districtCode === placeOf(village).districtCode && date >= today,
  )
  const days = [...inDistrict.filter(([code]) => code === village), ...inDistrict.filter(([code]) => code !== village)]
  const part = template.content.cloneNode(true) as DocumentFragment
  const words = { '{{village}}': name, '{{date}}': formatDateTime(kept.readAt, language) }
  for (const text of part.querySelectorAll('h2, p'))
    for (const [mark, word] of Object.entries(words)) text.textContent = (text.textContent ?? '').replace(mark, word)
  if (days.length > 0) part.querySelector('[data-none]')?.remove()
  part.querySelector('ul')?.append(...days.map((day) => toItem(day, village)))
  place.replaceChildren(part)
}

const place = document.getElementById('jadwal')
const village = new URLSearchParams(location.search).get('desa') ?? ''
if (place && village !== '' && place.dataset.village !== village) tryQuietly(() => showKept(place, village))

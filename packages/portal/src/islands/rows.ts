import { button } from './page'

const templateIndex = 999

/** Numbers the rows as people count them. */
function renumber(frame: Element): void {
  frame.querySelectorAll(':scope > [data-row] [data-row-number]').forEach((number, index) => {
    number.textContent = String(index + 1)
  })
}

const rowsIn = (frame: Element) => [...frame.querySelectorAll(':scope > [data-row]')]

function nextIndex(frame: Element, sectionId: string): number {
  const indexes = rowsIn(frame).map((row) => {
    const name = row.querySelector('[data-field]')?.getAttribute('data-field') ?? ''
    return Number(name.slice(`answers.${sectionId}.`.length).split('.')[0])
  })
  return Math.max(-1, ...indexes) + 1
}

function enhanceRow(frame: Element, row: Element, onChange: () => void): void {
  const remove = row.querySelector<HTMLButtonElement>('button[value^="remove-row:"]')
  remove?.addEventListener('click', (event) => {
    event.preventDefault()
    if (rowsIn(frame).length <= Number(frame.getAttribute('data-least') ?? '1')) return
    row.remove()
    renumber(frame)
    onChange()
  })
}

/** Adds an empty row at the end. */
export function addRow(frame: Element, onChange: (row: Element | undefined) => void): void {
  const sectionId = frame.getAttribute('data-rows') ?? ''
  const template = frame.querySelector('template')
  if (!template || rowsIn(frame).length >= Number(frame.getAttribute('data-most'))) return
  const index = nextIndex(frame, sectionId)
  const holder = document.createElement('div')
  holder.innerHTML = template.innerHTML
    .replace(new RegExp(`(answers[.-]${sectionId}[.-])${templateIndex}(?=[.-])`, 'g'), `$1${index}`)
    // What messages call it: "NIK anggota keluarga 2".
    .replace(new RegExp(`(data-name="[^"]*)\\b${templateIndex + 1}\\b`, 'g'), `$1${index + 1}`)
  const row = holder.firstElementChild
  if (!row) return
  template.before(row)
  renumber(frame)
  enhanceRow(frame, row, () => onChange(undefined))
  onChange(row)
}

/** Rows are added and taken away without asking the server. */
export function enhanceRows(form: HTMLFormElement, onChange: (row: Element | undefined) => void): void {
  for (const frame of form.querySelectorAll('[data-rows]')) {
    for (const row of rowsIn(frame)) enhanceRow(frame, row, () => onChange(undefined))
    const add = frame.querySelector<HTMLButtonElement>('button[value^="add-row:"]')
    if (add) {
      const enhanced = button(add.textContent ?? '', 'quiet', () =>
        addRow(frame, (row) => {
          onChange(row)
          row?.querySelector<HTMLElement>('input, select, textarea')?.focus()
        }),
      )
      add.replaceWith(enhanced)
    }
  }
}

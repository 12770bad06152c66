import { controlId } from '../form/control'
import type { DraftError } from './device-store'
import { element, texts } from './page'

/** Takes away what was said to be wrong in a part of a form. */
export function clearErrors(part: Element): void {
  for (const summary of part.querySelectorAll('.summary')) summary.remove()
  for (const field of part.querySelectorAll('.field.wrong, .part > .error')) {
    field.classList.remove('wrong')
    for (const error of field.querySelectorAll('.error:not(li *)')) error.remove()
    for (const control of field.querySelectorAll('[aria-invalid]')) control.removeAttribute('aria-invalid')
  }
}

/** Says what is wrong beside each entry and, at the top of the part, with a way to each of them. */
export function showErrors(part: Element, errors: readonly DraftError[]): void {
  clearErrors(part)
  const items = errors.map(({ path, message }) =>
    element('li', {}, path === '' ? message : element('a', { href: `#${controlId(path)}` }, message)),
  )
  const summary = element(
    'div',
    { class: 'summary', role: 'alert', tabindex: '-1', id: 'ringkasan-kesalahan' },
    element('h2', {}, texts().device_needsCorrection),
    element('ul', {}, ...items),
  )
  document.getElementById('ringkasan-kesalahan')?.remove()
  part.prepend(summary)
  for (const { path, message } of errors) {
    const field = part.querySelector(`[data-field="${CSS.escape(path)}"]`)
    if (!field) continue
    const id = `${controlId(path)}-salah`
    field.classList.add('wrong')
    field.querySelector('label, legend, p.label')?.after(element('p', { class: 'error', id }, message))
    const control = document.getElementById(controlId(path))
    control?.setAttribute('aria-invalid', 'true')
    control?.setAttribute('aria-describedby', [control.getAttribute('aria-describedby') ?? '', id].join(' ').trim())
  }
  summary.focus()
}

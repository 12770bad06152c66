import { dateInBox, readCertainDate } from '@sipelandukilat/domain'

/** A date typed as digits alone, for many a phone's keyboard of digits has no stroke, stands as one once its box is left. */
export function enhanceDateBoxes(form: HTMLFormElement): void {
  form.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.closest('[data-type="date"]')) return
    target.value = dateInBox(readCertainDate(target.value) ?? target.value)
  })
}

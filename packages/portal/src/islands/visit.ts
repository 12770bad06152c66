import { applyConditions } from './conditions'
import { enhanceRegionPickers } from './region-picker'

/** Searching a village as one types, and the way to the house only where somebody comes to it. */
const form = document.querySelector<HTMLFormElement>('#minta-kunjungan, #kirim-pengaduan')
if (form) {
  enhanceRegionPickers(form, () => undefined)
  form.addEventListener('change', () => applyConditions(form))
  applyConditions(form)
}

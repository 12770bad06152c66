import { enhanceRegionPickers } from './region-picker'

/** Searching a village as one types, in the wish for a visit. */
const form = document.querySelector<HTMLFormElement>('#minta-kunjungan')
if (form) enhanceRegionPickers(form, () => undefined)

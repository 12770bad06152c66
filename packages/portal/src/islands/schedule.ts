import { chosenRegions, enhanceRegionPickers } from './region-picker'

/** Choosing a village opens its schedule at once. */
const form = document.querySelector<HTMLFormElement>('#pilih-desa')
if (form)
  enhanceRegionPickers(form, () => {
    const village = chosenRegions(form).desa
    if (village) location.assign(`/jadwal?desa=${encodeURIComponent(village.code)}`)
  })

import type { RegionCode } from '@sipelandukilat/domain'
import type { FormFields, RegionChoice } from '@sipelandukilat/portal'
import type { ReferenceReader } from '../../features/regions/place-index'
import {
  findRegionName,
  findWay,
  listServedProvinces,
  searchRegions,
  searchVillages,
} from '../../features/regions/search-regions'

type Picker = { name: string; code: string; everywhere: boolean }

const text = (fields: FormFields, name: string): string => {
  const value = fields[name]
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

/**
 * Where a choice of region stands after a button of it was pressed (`clear`, `search`, `pick:CODE`, `down`, `up`), or as
 * it stood. Without anything chosen it begins in the one province that serves.
 */
export async function readRegionChoice(
  reader: ReferenceReader,
  picker: Picker,
  fields: FormFields,
  action: string | undefined,
): Promise<RegionChoice> {
  const { db } = reader
  const { name, everywhere } = picker
  const [verb, picked] = (action ?? '').split(':')
  const query = text(fields, `region.${name}.query`).trim().slice(0, 60)
  let at = text(fields, `region.${name}.at`)
  const next = text(fields, `region.${name}.next`)
  let code = verb === 'clear' ? '' : verb === 'pick' ? (picked ?? '') : picker.code
  if (verb === 'down' && next.startsWith(at)) {
    if (next.length === 13) code = next
    else if (next !== '') at = next
  }
  if (verb === 'up') at = at.includes('.') ? at.slice(0, at.lastIndexOf('.')) : ''
  if (code.length === 13) {
    const chosen = await findRegionName(db, code)
    if (chosen) return { chosen, way: [], options: [], query: '' }
  }
  const served = await listServedProvinces(db)
  const isFresh = verb !== 'up' && at === ''
  if (isFresh && served.length === 1) at = served[0]?.code ?? ''
  const way = /^\d{2}(\.\d{2}(\.\d{2})?)?$/.test(at) ? await findWay(db, at) : []
  const parent = way.at(-1)?.code as RegionCode | undefined
  const isServedOnly = parent === undefined && !everywhere && served.length > 0
  const listed = isServedOnly ? served : (await searchRegions(reader, { parent })).items
  const options =
    parent === undefined
      ? [...served, ...listed.filter((one) => !served.some(({ code }) => code === one.code))]
      : listed
  if (verb !== 'search' || query === '') return { way, options, query: '' }
  const { found, total } = await searchVillages(reader, query, { served, everywhere })
  return { way, options, query, found, more: total - found.length }
}

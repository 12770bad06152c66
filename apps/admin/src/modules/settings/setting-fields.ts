import type { ModuleSettings } from '@sipelandukilat/sdk/api/modules'

type Values = Readonly<Record<string, unknown>>

export type SettingField = {
  readonly name: string
  readonly label: string
  readonly description: string | undefined
  /** `other`: lists and objects, for which there is no field. */
  readonly kind: 'text' | 'number' | 'integer' | 'boolean' | 'choice' | 'other'
  readonly choices: readonly unknown[]
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

function kindOf(property: Record<string, unknown>): SettingField['kind'] {
  if (Array.isArray(property.enum)) return 'choice'
  switch (property.type) {
    case 'string':
      return 'text'
    case 'number':
    case 'integer':
    case 'boolean':
      return property.type
    default:
      return 'other'
  }
}

/** Properties in the order they were declared: the database keeps that of lists alone, and `required` is one. */
function inOrder(schema: ModuleSettings['schema']): [string, unknown][] {
  const properties = Object.entries(isObject(schema?.properties) ? schema.properties : {})
  const required: readonly unknown[] = Array.isArray(schema?.required) ? schema.required : []
  const rank = (name: string) => (required.includes(name) ? required.indexOf(name) : required.length)
  return properties.sort(([one], [other]) => rank(one) - rank(other))
}

/** The fields of a module's settings, as its JSON Schema declares them. */
export function fieldsOf(schema: ModuleSettings['schema']): SettingField[] {
  return inOrder(schema).flatMap(([name, property]) =>
    isObject(property)
      ? [
          {
            name,
            label: textOf(property.title) ?? name,
            description: textOf(property.description),
            kind: kindOf(property),
            choices: Array.isArray(property.enum) ? property.enum : [],
          },
        ]
      : [],
  )
}

/** What is set for the very place, and its version; 0 where nothing was set yet. */
export function ownLayer(settings: ModuleSettings, place: string): { values: Values; version: number } {
  const layer = settings.layers.find(({ regionCode }) => (regionCode ?? '') === place)
  return { values: layer?.values ?? {}, version: layer?.version ?? 0 }
}

/** What is changed in the form: a value of the place's own, or back to what it inherits. */
export type SettingEdits = Readonly<Record<string, { readonly value: unknown } | 'inherit'>>

/** The place's own values as they will be saved. */
export function withEdits(values: Values, edits: SettingEdits): Record<string, unknown> {
  const kept = Object.entries(values).filter(([name]) => !(name in edits))
  const set = Object.entries(edits).flatMap(([name, edit]) => (edit === 'inherit' ? [] : [[name, edit.value] as const]))
  return Object.fromEntries([...kept, ...set])
}

export type Inherited = {
  readonly value: unknown
  /** The place it comes from: null is the platform; undefined is the module's own default. */
  readonly from: string | null | undefined
}

/** What stands where a place sets nothing of its own: the nearest place above it, else the module's default. */
export function inheritedOf(settings: ModuleSettings, place: string, name: string): Inherited {
  const above = settings.layers
    .filter(({ regionCode }) => (regionCode ?? '').length < place.length)
    .sort((one, other) => (other.regionCode ?? '').length - (one.regionCode ?? '').length)
  const layer = above.find(({ values }) => name in values)
  return layer
    ? { value: layer.values[name], from: layer.regionCode }
    : { value: settings.defaults[name], from: undefined }
}

/** What was typed as the value it means. What means none stays as it is: the registry says what is wrong with it. */
export function toValue(field: SettingField, text: string): unknown {
  if (field.kind === 'choice') return field.choices.find((choice) => String(choice) === text) ?? text
  const isNumber = (field.kind === 'number' || field.kind === 'integer') && /^-?\d+([.,]\d+)?$/.test(text.trim())
  return isNumber ? Number(text.trim().replace(',', '.')) : text
}

/** A value as it stands in a field. */
export const toText = (value: unknown): string =>
  value === undefined || value === null
    ? ''
    : isObject(value) || Array.isArray(value)
      ? JSON.stringify(value)
      : String(value)

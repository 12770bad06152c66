import { type Role, roleLabels, roles, scopeLabel } from '@sipelandukilat/access'
import {
  ApplicationStatus,
  Channel,
  channelLabel,
  formatDateTime,
  type Language,
  localized,
  statusLabel,
} from '@sipelandukilat/domain'
import { auditTexts } from './texts/texts'

const isRole = (value: unknown): value is Role => roles.some((role) => role === value)

/** What people and modules name themselves, or a code that people know (a region, a service), stands as it is. */
const writtenOut: ReadonlySet<string> = new Set([
  'collection',
  'devServer',
  'fromDay',
  'fromRegencyCode',
  'keyId',
  'line',
  'maskedAddress',
  'moduleId',
  'name',
  'reason',
  'regencyCode',
  'regionCode',
  'service',
  'share',
  'toRegencyCode',
  'untilDay',
  'version',
])

const isId = (value: string) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(value)
const isInstant = (value: string) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)

/** Enough of an id to tell two of one page apart. */
const shortId = (id: string) => `…${id.slice(-6)}`

function wordOf(name: string, value: string, language: Language): string | undefined {
  if (isRole(value)) return localized(roleLabels[value], language)
  if (isId(value)) return shortId(value)
  if (isInstant(value)) return formatDateTime(value, language)
  if (name === 'granted' || name === 'requestedScopes') return scopeLabel(value, language)
  const channel = Channel.options.find((option) => option === value)
  if (name === 'channel' && channel) return channelLabel(channel, language)
  if (name === 'status' || name === 'from' || name === 'to') {
    const status = ApplicationStatus.options.find((option) => option === value)
    return status ? statusLabel(status, language) : auditTexts.find(language, `status.${value}`)
  }
  return auditTexts.find(language, `value.${name}.${value}`) ?? (writtenOut.has(name) ? value : undefined)
}

/** A value in words; `undefined` for a code that has none. Of a list without words it says how long it is. */
function valueText(name: string, value: unknown, language: Language): string | undefined {
  if (typeof value === 'number') return value.toLocaleString(language)
  if (typeof value === 'string') return wordOf(name, value, language)
  if (Array.isArray(value)) {
    const areIds = value.every((entry) => typeof entry === 'string' && isId(entry))
    const words = areIds ? [] : value.map((entry) => valueText(name, entry, language))
    const isWhole = words.length > 0 && words.every((word) => word !== undefined)
    return isWhole ? words.join('; ') : value.length.toLocaleString(language)
  }
  if (typeof value !== 'object' || value === null) return undefined
  const parts = Object.entries(value)
    .filter(([, part]) => part !== null)
    .map(([part, inner]) => valueText(part, inner, language))
  return parts.every((part) => part !== undefined) ? parts.join(' ') : undefined
}

/** What an entry of the trail says beside its action, in words. What did not happen and what has no words is left out. */
export function detailText(detail: Record<string, unknown>, language: Language): string {
  return Object.entries(detail)
    .filter(([, value]) => value !== false && value !== null && value !== undefined)
    .flatMap(([name, value]) => {
      const label = auditTexts.find(language, `name.${name}`)
      if (label === undefined) return []
      if (value === true) return [label]
      const words = valueText(name, value, language)
      if (words === undefined) return []
      return [typeof value === 'string' && isId(value) ? `${label} ${words}` : `${label}: ${words}`]
    })
    .join(', ')
}

import { type Language, localized, type TextsSay } from '@sipelandukilat/sdk'
import {
  ApplicationStatus,
  Channel,
  channelLabel,
  type Role,
  roleLabels,
  roles,
  statusLabel,
} from '@sipelandukilat/sdk/api'
import type { AuditKeys } from '../texts/texts'

type Reader = { readonly t: TextsSay<AuditKeys>; readonly language: Language }

const isRole = (value: unknown): value is Role => roles.some((role) => role === value)

function valueText(name: string, value: unknown, reader: Reader): string {
  const { t, language } = reader
  if (Array.isArray(value)) return value.map((entry) => valueText(name, entry, reader)).join('; ')
  if (typeof value === 'object' && value !== null)
    return Object.values(value)
      .filter((part) => part !== null)
      .map((part) => valueText(name, part, reader))
      .join(' ')
  if (isRole(value)) return localized(roleLabels[value], language)
  const text = String(value)
  const channel = Channel.options.find((option) => option === text)
  if (name === 'channel' && channel) return channelLabel(channel, language)
  if (name !== 'status' && name !== 'from' && name !== 'to') return text
  const status = ApplicationStatus.options.find((option) => option === text)
  return status ? statusLabel(status, language) : (t.find(`status.${text}`) ?? text)
}

/** What an entry of the trail says beside its action, in words; what did not happen is left out. */
export function detailText(detail: Record<string, unknown>, reader: Reader): string {
  return Object.entries(detail)
    .filter(([, value]) => value !== false && value !== null && value !== undefined)
    .map(([name, value]) => {
      const label = reader.t.find(`name.${name}`) ?? name
      return value === true ? label : `${label}: ${valueText(name, value, reader)}`
    })
    .join(', ')
}

import { localized } from '@sipelandukilat/sdk'
import {
  ApplicationStatus,
  Channel,
  channelLabel,
  type Role,
  roleLabels,
  roles,
  statusLabel,
} from '@sipelandukilat/sdk/api'

type Language = 'id' | 'en'

const names: Record<string, { id: string; en: string }> = {
  applicationId: { id: 'permohonan', en: 'application' },
  baseline: { id: 'patokan', en: 'baseline' },
  because: { id: 'sebab', en: 'because' },
  bucketBy: { id: 'dibagi menurut', en: 'divided by' },
  channel: { id: 'kanal', en: 'channel' },
  count: { id: 'jumlah', en: 'count' },
  devServer: { id: 'server pengembang', en: 'dev server' },
  fields: { id: 'isian', en: 'fields' },
  figures: { id: 'angka', en: 'figures' },
  from: { id: 'dari', en: 'from' },
  granted: { id: 'diizinkan', en: 'granted' },
  loads: { id: 'dimuat', en: 'loads' },
  name: { id: 'nama', en: 'name' },
  office: { id: 'data kantor', en: 'office' },
  outcome: { id: 'hasil', en: 'outcome' },
  reason: { id: 'alasan', en: 'reason' },
  regencyCode: { id: 'wilayah', en: 'region' },
  regionCode: { id: 'wilayah', en: 'region' },
  requestedScopes: { id: 'cakupan yang diminta', en: 'scopes asked for' },
  role: { id: 'peran', en: 'role' },
  roles: { id: 'peran', en: 'roles' },
  rollout: { id: 'peluncuran', en: 'rollout' },
  searched: { id: 'dengan pencarian', en: 'with a search' },
  share: { id: 'bagian', en: 'share' },
  service: { id: 'layanan', en: 'service' },
  status: { id: 'status', en: 'status' },
  to: { id: 'menjadi', en: 'to' },
  toRegencyCode: { id: 'ke wilayah', en: 'to region' },
  track: { id: 'jalur', en: 'track' },
  until: { id: 'sampai', en: 'until' },
  version: { id: 'versi', en: 'version' },
  wasPinned: { id: 'tadinya ditahan', en: 'was pinned' },
  wasSuspended: { id: 'tadinya dihentikan', en: 'was suspended' },
  view: { id: 'tampilan', en: 'view' },
}

/** Statuses of regencies and of accounts. */
const statuses: Record<string, { id: string; en: string }> = {
  preparing: { id: 'Disiapkan', en: 'Being prepared' },
  active: { id: 'Aktif', en: 'Active' },
  paused: { id: 'Dijeda', en: 'Paused' },
  invited: { id: 'Diundang', en: 'Invited' },
  disabled: { id: 'Nonaktif', en: 'Disabled' },
}

const isRole = (value: unknown): value is Role => roles.some((role) => role === value)

function valueText(name: string, value: unknown, language: Language): string {
  if (Array.isArray(value)) return value.map((entry) => valueText(name, entry, language)).join('; ')
  if (typeof value === 'object' && value !== null)
    return Object.values(value)
      .filter((part) => part !== null)
      .map((part) => valueText(name, part, language))
      .join(' ')
  if (isRole(value)) return localized(roleLabels[value], language)
  const text = String(value)
  const channel = Channel.options.find((option) => option === text)
  if (name === 'channel' && channel) return channelLabel(channel, language)
  if (name !== 'status' && name !== 'from' && name !== 'to') return text
  const status = ApplicationStatus.options.find((option) => option === text)
  return status ? statusLabel(status, language) : (statuses[text]?.[language] ?? text)
}

/** What an entry of the trail says beside its action, in words; what did not happen is left out. */
export function detailText(detail: Record<string, unknown>, language: Language): string {
  return Object.entries(detail)
    .filter(([, value]) => value !== false && value !== null && value !== undefined)
    .map(([name, value]) => {
      const label = names[name]?.[language] ?? name
      return value === true ? label : `${label}: ${valueText(name, value, language)}`
    })
    .join(', ')
}

import type { RegistryChange } from '@sipelandukilat/sdk/api/modules'

/** What says nothing to a person, or stands in a column of its own. */
const leftOut = new Set(['rolloutId', 'digest', 'keyId', 'bucketBy', 'regionCode', 'rules', 'noted'])

const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0

/** The largest share that a rollout's rules reach, as it stood in the trail. */
function shareOf(rules: unknown): number | undefined {
  const shares = (Array.isArray(rules) ? rules : []).flatMap((rule: unknown) =>
    typeof rule === 'object' && rule !== null && 'percentage' in rule && typeof rule.percentage === 'number'
      ? [rule.percentage]
      : [],
  )
  return shares.length === 0 ? undefined : Math.max(...shares)
}

/** What a change says beside its name, for people: the version first, a rollout's rules by their share. */
export function changeDetail({ detail }: Pick<RegistryChange, 'detail'>): Record<string, unknown> {
  const share = shareOf(detail.rules)
  const entries = Object.entries(detail)
    .filter(([name, value]) => !leftOut.has(name) && !isEmpty(value))
    .sort(([one], [other]) => Number(other === 'version') - Number(one === 'version'))
  return Object.fromEntries(share === undefined ? entries : [...entries, ['share', `${share}%`]])
}

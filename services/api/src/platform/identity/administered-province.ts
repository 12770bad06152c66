import type { Caller } from '../caller'
import { Problem } from '../problem'

/** The province whose words the caller keeps. @throws Problem `forbidden`: the platform's administrator keeps nobody's. */
export function getAdministeredProvince({ principal }: Caller): string {
  const assignments = principal.kind === 'user' ? principal.assignments : []
  const province = assignments.find(({ role }) => role === 'province_admin')?.regionCode
  if (!province) throw new Problem('forbidden')
  return province
}

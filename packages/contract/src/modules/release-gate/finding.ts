import { Localized } from '@sipelandukilat/domain'
import * as z from 'zod'

/** Everything the gate can find. A code keeps its meaning for ever: scripts and the registry's records name it. */
export const FindingCode = z.enum([
  'manifest-invalid',
  'identity-differs',
  'route-reserved',
  'route-taken',
  'navigation-outside-routes',
  'ability-unknown',
  'permission-not-own',
  'scope-unknown',
  'shell-range-unfit',
  'shared-version-unfit',
  'file-missing',
  'file-unlisted',
  'entry-missing',
  'entry-too-large',
  'release-too-large',
  'import-forbidden',
  'shared-package-bundled',
  'code-from-text',
  'texts-incomplete',
  'check-missing',
  'check-invalid',
  'check-of-another-release',
  'page-unchecked',
  'page-inaccessible',
  'page-broken',
  'surface-broken',
  'version-not-newer',
])
export type FindingCode = z.infer<typeof FindingCode>

/** One thing that keeps a release out (`error`) or that its developer should know (`warning`). */
export const Finding = z.object({
  code: FindingCode,
  severity: z.enum(['error', 'warning']),
  message: Localized,
  /** What to do about it. */
  action: Localized,
  /** The file, page or field it is about. */
  where: z.string().optional(),
})
export type Finding = z.infer<typeof Finding>

export const found = (
  code: FindingCode,
  where: string | undefined,
  message: Localized,
  action: Localized,
): Finding => ({
  code,
  severity: 'error',
  message,
  action,
  ...(where === undefined ? {} : { where }),
})

export const noted = (
  code: FindingCode,
  where: string | undefined,
  message: Localized,
  action: Localized,
): Finding => ({
  ...found(code, where, message, action),
  severity: 'warning',
})

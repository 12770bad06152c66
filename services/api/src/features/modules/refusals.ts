import { releaseBounds } from '@sipelandukilat/contract'
import type { Finding } from '@sipelandukilat/contract/modules/check-release'
import { type Localized, localized, perLanguage } from '@sipelandukilat/domain'
import { modulesTexts } from '#texts'
import { Problem } from '../../platform/problem'

/** Why a release is not taken: a stable code and a sentence on which its developer can act. */
export type Refusal = { readonly code: string; readonly message: Localized }

const refusal = (code: string, message: Localized): Refusal => ({ code, message })
const listed = (values: readonly string[]) => values.slice(0, 10).join(', ')

export const refusals = {
  unreadable: () => refusal('archive', modulesTexts.of('refusal_unreadable')),
  path: (name: string) => refusal('path', modulesTexts.of('refusal_path', { name: name.slice(0, 100) })),
  link: (name: string) => refusal('link', modulesTexts.of('refusal_link', { name: name.slice(0, 100) })),
  twice: (name: string) => refusal('twice', modulesTexts.of('refusal_twice', { name })),
  tooManyFiles: () => refusal('files', modulesTexts.of('refusal_tooManyFiles', { files: releaseBounds.files })),
  unpackedTooLarge: () =>
    refusal(
      'size',
      modulesTexts.of('refusal_unpackedTooLarge', { megabytes: releaseBounds.unpackedBytes / 1024 / 1024 }),
    ),
  noManifest: () => refusal('manifest', modulesTexts.of('refusal_noManifest')),
  altered: (names: readonly string[]) => refusal('hash', modulesTexts.of('refusal_altered', { listed: listed(names) })),
  unsigned: () => refusal('unsigned', modulesTexts.of('refusal_unsigned')),
  keyUnknown: (keyId: string) => refusal('key-unknown', modulesTexts.of('refusal_keyUnknown', { keyId })),
  keyRevoked: (keyId: string) => refusal('key-revoked', modulesTexts.of('refusal_keyRevoked', { keyId })),
  keyNotValid: (keyId: string) => refusal('key-not-valid', modulesTexts.of('refusal_keyNotValid', { keyId })),
  signature: () => refusal('signature', modulesTexts.of('refusal_signature')),
  foreignId: (id: string) => refusal('id-taken', modulesTexts.of('refusal_foreignId', { id })),
  services: (places: readonly string[]) =>
    refusal('services', modulesTexts.of('refusal_services', { listed: listed(places) })),
  serviceCodes: (codes: readonly string[]) =>
    refusal('service-codes', modulesTexts.of('refusal_serviceCodes', { listed: listed(codes) })),
  neededScope: (scope: string) => refusal('scope-needed', modulesTexts.of('refusal_neededScope', { scope })),
  schema: (what: string, words: readonly string[]) =>
    refusal('schema', modulesTexts.of('refusal_schema', { what, listed: listed(words) })),
  upstream: (address: string) => refusal('upstream', modulesTexts.of('refusal_upstream', { address })),
} as const

/** What the gate found that keeps a release out, each with what to do about it. */
export const toRefusals = (findings: readonly Finding[]): Refusal[] =>
  findings
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message, action }) =>
      refusal(
        code,
        perLanguage((language) => `${localized(message, language)} ${localized(action, language)}`),
      ),
    )

export const refused = (reasons: readonly Refusal[]): Problem =>
  new Problem('release-refused', { errors: reasons.map(({ code, message }) => ({ path: code, message })) })

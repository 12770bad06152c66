// What a module may touch. Endpoints and schemas: `@sipelandukilat/sdk/api`; service forms: `@sipelandukilat/sdk/forms`.

export {
  endOfLocalDay,
  fromLocalDateTime,
  type Language,
  languageCodes,
  languages,
  localized,
  requiredLanguages,
  toLocalDateTime,
} from '@sipelandukilat/domain'
export { fieldMessage, ProblemNotice, ProblemState } from './api/problem-state'
export { useApi } from './api/use-api'
export { type AskUpstream, type UpstreamRequest, useUpstream } from './api/use-upstream'
export { useConfiguration } from './configuration/use-configuration'
export { clearStoredDrafts, type StoredDraft, useStoredDraft } from './draft/use-stored-draft'
export { type Format, useFormat } from './language/format'
export { useLanguage, useLocalized } from './language/language'
export { defineMessages, type Messages, type Translate, useMessages } from './language/messages'
export {
  defineTextGroup,
  type LoadedTexts,
  sayTexts,
  type TextGroup,
  type TextsSay,
  textsOf,
  useTexts,
} from './language/texts'
export { useLive } from './live/live'
export type { LiveEvent } from './live/live-source'
export type { LogDetails, Logger } from './log/logger'
export { useLogger } from './log/use-logger'
export { defineManifest, type ManifestDeclaration } from './manifest'
export { defineExtensionPoint } from './module/define-extension-point'
export { defineModule, type FederatedModule } from './module/define-module'
export { ExtensionPoint } from './module/extension-point'
// As a whole: what a module declares of its own points joins the interface only through an `export *`.
export type * from './module/extension-points'
export type { ExtensionPointName, ExtensionProps } from './module/extension-props'
export type { ModuleDefinition } from './module/module-definition'
export type { ModulePage } from './module/module-pages'
export { usePageParam } from './module/page-outlet'
export { Link, linkTo, useIsWithin } from './navigation/link'
export { navigate } from './navigation/navigation'
export { usePageQuery } from './navigation/page-query'
export { usePageTitle } from './navigation/page-title'
export { useUnsavedChanges } from './navigation/unsaved-changes'
export { useOffline } from './offline/use-offline'
export { Can, useAbility } from './session/ability'
export { useRegion, type WorkRegion } from './session/region'
export { useSession } from './session/session'

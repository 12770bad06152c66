import { useLanguage } from '@sipelandukilat/sdk'
import { scopeLabel } from '@sipelandukilat/sdk/api/modules'

/** What a scope lets a module do, in the reader's language. */
export function useScopeWords(): (scope: string) => string {
  const { language } = useLanguage()
  return (scope) => scopeLabel(scope, language)
}

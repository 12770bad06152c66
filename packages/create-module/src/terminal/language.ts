import { isLanguage, type Language } from '@sipelandukilat/domain'

/** The language of what is printed: `--language`, else the system's, else English as other tools speak. */
export function languageOf(option: string | undefined, environment: NodeJS.ProcessEnv): Language {
  const wanted = (option ?? environment.LC_ALL ?? environment.LC_MESSAGES ?? environment.LANG ?? '').slice(0, 2)
  return isLanguage(wanted) ? wanted : 'en'
}

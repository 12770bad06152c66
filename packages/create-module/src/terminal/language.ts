export type Language = 'id' | 'en'
export type Localized = { readonly id: string; readonly en: string }

/** The language of what is printed: `--language`, else the system's, else English as other tools speak. */
export function languageOf(option: string | undefined, environment: NodeJS.ProcessEnv): Language {
  const wanted = option ?? environment.LC_ALL ?? environment.LC_MESSAGES ?? environment.LANG ?? ''
  return wanted.startsWith('id') ? 'id' : 'en'
}

import { MantineProvider } from '@mantine/core'
import type { Language } from '@sipelandukilat/domain'
import { type ReactNode, useState } from 'react'
import { createColorSchemeManager } from './color-scheme'
import { KitLanguageContext } from './kit-texts'
import { cssVariables, theme } from './theme'

type UiProviderProps = {
  language: Language
  /** Nonce of the page's Content-Security-Policy for generated `<style>` elements. */
  styleNonce: string
  /** Only the shell's root writes the page's variables; a module's root inherits them. */
  role: 'page' | 'module'
  /** `test` shows what is portalled or animated at once. */
  env?: 'default' | 'test'
  children: ReactNode
}

/** Wraps each React root: theme, colour scheme, words of the kit. */
export function UiProvider({ language, styleNonce, role, env = 'default', children }: UiProviderProps) {
  const [colorSchemeManager] = useState(createColorSchemeManager)
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme='auto'
      getStyleNonce={() => styleNonce}
      withCssVariables={role === 'page'}
      withGlobalClasses={role === 'page'}
      env={env}
    >
      <KitLanguageContext value={language}>{children}</KitLanguageContext>
    </MantineProvider>
  )
}

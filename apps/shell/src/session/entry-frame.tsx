import { usePageTitle, useTexts } from '@sipelandukilat/sdk'
import { Notice, Text, Title } from '@sipelandukilat/ui'
import type { ReactNode } from 'react'
import { ColorSchemeSwitch } from '../layout/color-scheme-switch'
import { LanguageSwitch } from '../layout/language-switch'
import { ProductMark } from '../layout/product-mark'
import { shellTexts } from '../texts/texts'

/** The page around signing in, asking for a new password and accepting an invitation. */
export function EntryFrame({ title, intro, children }: { title: string; intro?: ReactNode; children: ReactNode }) {
  const t = useTexts(shellTexts)
  usePageTitle(title)
  return (
    <div className='shell-entry'>
      <header className='shell-entry-brand'>
        <ProductMark />
        <p>{t('product.long')}</p>
      </header>
      <main className='shell-entry-main'>
        <div className='shell-entry-card'>
          <div>
            <Title order={1}>{title}</Title>
            {intro && (
              <Text c='dimmed' mt={4}>
                {intro}
              </Text>
            )}
          </div>
          {!window.isSecureContext && <Notice tone='warning'>{t('signIn.insecure')}</Notice>}
          {children}
        </div>
        <div className='shell-entry-settings'>
          <LanguageSwitch />
          <ColorSchemeSwitch />
        </div>
      </main>
    </div>
  )
}

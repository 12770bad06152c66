import '@sipelandukilat/ui/styles.css'
import './gallery.css'
import { Toasts, UiProvider } from '@sipelandukilat/ui'
import { type ReactNode, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { Gallery } from './gallery'
import { LanguageContext, useStoredLanguage } from './language'
import { StoryFrame } from './story-frame'

const styleNonce = document.getElementById('style-nonce')?.nonce ?? ''
const isFrame = new URLSearchParams(location.search).has('frame')

function Root({ children }: { children: ReactNode }) {
  const language = useStoredLanguage()
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return (
    <UiProvider language={language} styleNonce={styleNonce} role='page'>
      <LanguageContext value={language}>{children}</LanguageContext>
      <Toasts />
    </UiProvider>
  )
}

const container = document.getElementById('gallery')
if (!container) throw new Error('The page has no element for the gallery')
createRoot(container).render(<Root>{isFrame ? <StoryFrame /> : <Gallery />}</Root>)

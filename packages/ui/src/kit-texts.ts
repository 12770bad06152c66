import type { Language } from '@sipelandukilat/domain'
import { createContext, useContext } from 'react'
import { kitTexts } from './texts/texts'

export const KitLanguageContext = createContext<Language>('id')

/** The kit's own texts in the reader's language. */
export const useKitTexts = () => kitTexts.in(useContext(KitLanguageContext))

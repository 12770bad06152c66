import { createContext, useContext } from 'react'

const indonesian = {
  cancel: 'Batal',
  close: 'Tutup',
  chooseFiles: 'Pilih berkas',
  dropFiles: 'atau seret berkas ke sini',
  error: 'Terjadi kesalahan',
  loading: 'Sedang memuat…',
  loadMore: 'Muat lagi',
  noMatch: 'Tidak ada yang cocok',
  reference: 'Kode rujukan',
  remove: 'Hapus',
  skipToContent: 'Langsung ke isi',
  tryAgain: 'Coba lagi',
  undo: 'Urungkan',
} as const

export type KitTexts = { readonly [Key in keyof typeof indonesian]: string }
export type KitLanguage = 'id' | 'en'

const english: KitTexts = {
  cancel: 'Cancel',
  close: 'Close',
  chooseFiles: 'Choose files',
  dropFiles: 'or drop files here',
  error: 'Something went wrong',
  loading: 'Loading…',
  loadMore: 'Load more',
  noMatch: 'Nothing matches',
  reference: 'Reference code',
  remove: 'Remove',
  skipToContent: 'Skip to content',
  tryAgain: 'Try again',
  undo: 'Undo',
}

const tables: Record<KitLanguage, KitTexts> = { id: indonesian, en: english }

export const KitLanguageContext = createContext<KitLanguage>('id')

/** The kit's own words in the reader's language. */
export const useKitTexts = (): KitTexts => tables[useContext(KitLanguageContext)]

import type { Localized } from '@sipelandukilat/domain'
import type { z } from 'zod'
import { Problem } from './problem'

type Issue = z.core.$ZodIssue

/** What is wrong with one entry, in words that say what to do. zod's own English is never shown. */
function messageOf(issue: Issue): Localized {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? { id: 'Wajib diisi.', en: 'This is required.' }
        : { id: 'Bentuk isian tidak sesuai.', en: 'This has the wrong form.' }
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return { id: 'Wajib diisi.', en: 'This is required.' }
      return issue.origin === 'string'
        ? { id: `Isi paling sedikit ${issue.minimum} karakter.`, en: `Enter at least ${issue.minimum} characters.` }
        : { id: `Paling sedikit ${issue.minimum}.`, en: `At least ${issue.minimum}.` }
    case 'too_big':
      return issue.origin === 'string'
        ? { id: `Isi paling banyak ${issue.maximum} karakter.`, en: `Enter at most ${issue.maximum} characters.` }
        : { id: `Paling banyak ${issue.maximum}.`, en: `At most ${issue.maximum}.` }
    case 'invalid_value':
      return { id: 'Pilih salah satu nilai yang tersedia.', en: 'Choose one of the values offered.' }
    case 'invalid_format':
      return {
        id: 'Bentuk isian tidak sesuai. Periksa penulisannya.',
        en: 'This has the wrong form. Check the spelling.',
      }
    case 'unrecognized_keys':
      return { id: 'Ada isian yang tidak dikenal.', en: 'There is an entry nobody knows.' }
    default:
      return { id: 'Isian tidak sesuai. Periksa kembali.', en: 'This does not fit. Please check it.' }
  }
}

/** A zod error as the problem a caller reads, at most 50 entries. */
export function toInvalidInput(error: z.ZodError, part: 'params' | 'query' | 'body'): Problem {
  if (part === 'params') return new Problem('not-found')
  return new Problem('invalid', {
    errors: error.issues.slice(0, 50).map((issue) => ({ path: issue.path.join('.'), message: messageOf(issue) })),
  })
}

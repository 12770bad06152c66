import { reasonOf } from '@sipelandukilat/contract'
import type { Localized } from '@sipelandukilat/domain'
import type { z } from 'zod'
import { platformTexts } from '#texts'
import { Problem } from './problem'

type Issue = z.core.$ZodIssue

/** What is wrong with one entry, in words that say what to do. zod's own English is never shown. */
function messageOf(issue: Issue): Localized {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? platformTexts.of('thisIsRequired') : platformTexts.of('hasWrongForm')
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return platformTexts.of('thisIsRequired')
      return issue.origin === 'string'
        ? platformTexts.of('enterLeastMinimumCharacters', { minimum: issue.minimum })
        : platformTexts.of('leastMinimum', { minimum: issue.minimum })
    case 'too_big':
      return issue.origin === 'string'
        ? platformTexts.of('enterMostMaximumCharacters', { maximum: issue.maximum })
        : platformTexts.of('mostMaximum', { maximum: issue.maximum })
    case 'invalid_value':
      return platformTexts.of('chooseOneValuesOffered')
    case 'invalid_format':
      return platformTexts.of('hasWrongForm2')
    case 'unrecognized_keys':
      return platformTexts.of('thereEntryNobodyKnows')
    case 'custom': {
      const reason = reasonOf(issue.params)
      return reason ? platformTexts.of(`refused_${reason}`) : platformTexts.of('doesNotFit')
    }
    default:
      return platformTexts.of('doesNotFit')
  }
}

/** A zod error as the problem a caller reads, at most 50 entries. */
export function toInvalidInput(error: z.ZodError, part: 'params' | 'query' | 'body'): Problem {
  if (part === 'params') return new Problem('not-found')
  return new Problem('invalid', {
    errors: error.issues.slice(0, 50).map((issue) => ({ path: issue.path.join('.'), message: messageOf(issue) })),
  })
}

import { expect, test } from 'vitest'
import { planningProblemsTexts, proposalRulesTexts } from './texts'

/** Teams are named "Tim …" by those who enter them. */
const subject = 'Tim Perbatasan Nunukan'

test('what is said of a team says no word twice', () => {
  const said = [
    planningProblemsTexts.say('id', 'team-without-kit', { subject }),
    ...(
      [
        'unknown-team',
        'kit-missing',
        'no-stops',
        'team-double-booked',
        'team-on-leave',
        'outside-period',
        'trip-too-long',
        'days-wrong',
        'cost-wrong',
      ] as const
    ).map((key) => proposalRulesTexts.say('id', key, { subject })),
  ]
  for (const text of said) {
    expect(text).toContain(subject)
    expect(text).not.toMatch(/\b(\p{L}+) \1\b/iu)
  }
})

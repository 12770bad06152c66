import { formatDate } from '@sipelandukilat/domain'
import { lettersTexts } from '#texts'
import { createDocument } from '../../platform/pdf-page'
import { type DecisionSubject, decisionPaths } from './decision-letter'
import { addLetterhead, addSigning } from './letter-parts'
import type { OfficialLetter } from './official-letter-store'

/** Letters of offices are written in Indonesian (UU 24/2009 art. 27), whoever prints them. */
const say = lettersTexts.in('id')

/** The decision of the head on a birth reported late (PDF), as it was issued. */
export function printDecision(letter: OfficialLetter, { subject }: { subject: DecisionSubject }): Promise<Buffer> {
  const { content, number, day } = letter
  const page = createDocument({ title: `${say('decision_title')} ${number}`, language: 'id', author: content.office })
  addLetterhead(page, content)
  page.centred([say('decision_title'), say('decision_number', { number }), say('decision_about')], { isBold: true })
  page.clauses(say('decision_considering'), [
    say('decision_considering_1'),
    say('decision_considering_2', { number: subject.trackingNumber, reporter: subject.reporter }),
  ])
  page.clauses(say('decision_mindful'), [
    say('decision_mindful_1'),
    say('decision_mindful_2'),
    say('decision_mindful_3'),
  ])
  page.centred([say('decision_decides')], { isBold: true })
  page.clauses(say('decision_first'), [say('decision_first_text')], { isNumbered: false })
  page.rows(
    decisionPaths.flatMap((path) => {
      const value = subject.answers[path]
      return value ? [{ label: say(`decision_of_${path}`), value }] : []
    }),
  )
  page.clauses(say('decision_second'), [say('decision_second_text')], { isNumbered: false })
  page.clauses(say('decision_third'), [say('decision_third_text')], { isNumbered: false })
  addSigning(page, content.signatory, {
    place: say('decision_given', { seat: content.seat, day: formatDate(day, 'id') }),
    office: content,
  })
  return page.finish(number)
}

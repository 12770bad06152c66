import { useLanguage } from '@sipelandukilat/sdk'
import { type Answers, describeAnswers, useRegionNames } from '@sipelandukilat/sdk/forms'
import { KeyValueList } from '@sipelandukilat/ui'
import { Panel } from '../panel/panel'
import { useFileScope } from './file-scope'

/** A region below the provinces by its code. */
export const isRegionCode = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{2}\.\d{2}(\.\d{2}(\.\d{4})?)?$/.test(value)

/** Every region code among the answers, whatever field it stands in. */
export function regionCodesOf(answers: Answers): string[] {
  return Object.values(answers)
    .flat()
    .flatMap((row) => Object.values(row))
    .filter(isRegionCode)
}

/** What was answered, section by section, in the words of the form. */
export function AnswersView() {
  const { file, definition } = useFileScope()
  const { language } = useLanguage()
  // The API has judged them when they came in.
  const answers = file.answers as Answers
  const nameOf = useRegionNames(regionCodesOf(answers))
  return describeAnswers(definition, answers, language, nameOf).map((section) => (
    <Panel key={section.id} title={section.title}>
      <KeyValueList items={section.entries.map(({ path, label, display }) => ({ key: path, label, value: display }))} />
    </Panel>
  ))
}

import { useLocalized, useTexts } from '@sipelandukilat/sdk'
import { type Answers, caseOfApplication } from '@sipelandukilat/sdk/forms'
import { Text } from '@sipelandukilat/ui'
import { Panel } from '../panel/panel'
import { fileTexts } from '../texts/texts'
import { useFileScope } from './file-scope'

/** Which step of a case this application is, and what follows it; nothing where it belongs to none. */
export function CaseSteps() {
  const t = useTexts(fileTexts)
  const localized = useLocalized()
  const { file } = useFileScope()
  const found = caseOfApplication(file.serviceCode, file.answers as Answers)
  if (!found) return null
  return (
    <Panel title={localized(found.case.title)}>
      <Text size='sm'>{localized(found.event.label)}</Text>
      <ol className='intake-case'>
        {found.event.steps.map(({ stage, title }, index) => (
          <li key={stage} aria-current={index === found.step ? 'step' : undefined}>
            {localized(title)}
            {index === found.step ? ` (${t('caseHere')})` : ''}
          </li>
        ))}
      </ol>
    </Panel>
  )
}

import { useFormat, useTexts } from '@sipelandukilat/sdk'
import { Button, Text } from '@sipelandukilat/ui'
import { Panel } from '../panel/panel'
import { fileTexts } from '../texts/texts'
import { useFileScope } from './file-scope'

/** The decision of the head by its number, to print. */
export function DecisionLetterPanel() {
  const t = useTexts(fileTexts)
  const format = useFormat()
  const { file } = useFileScope()
  if (!file.decisionLetter) return null
  const { number, day, signedBy } = file.decisionLetter
  return (
    <Panel title={t('decisionLetter')}>
      <Text>{t('decisionLetter.by', { number, day: format.date(day), name: signedBy })}</Text>
      <Button
        component='a'
        className='ui-no-print'
        variant='default'
        href={`/api/v1/applications/${file.id}/decision.pdf`}
        target='_blank'
        rel='noopener'
      >
        {t('decisionLetter.print')}
      </Button>
    </Panel>
  )
}

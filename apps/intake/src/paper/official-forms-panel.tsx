import { ProblemState, useRegion, useTexts } from '@sipelandukilat/sdk'
import { placeOf } from '@sipelandukilat/sdk/api'
import { LoadingState, Text, TileGrid } from '@sipelandukilat/ui'
import { Panel } from '../panel/panel'
import { paperTexts } from '../texts/texts'
import { useOfficialForms } from './use-official-forms'

/** The official forms as PDF to fill in by pen, headed by the reader's regency. */
export function OfficialFormsPanel() {
  const t = useTexts(paperTexts)
  const { region } = useRegion()
  const forms = useOfficialForms()
  const regency = region.code !== null && region.code.length >= 5 ? `?regency=${placeOf(region.code).regencyCode}` : ''
  return (
    <Panel title={t('officialForms')}>
      <Text size='sm' c='dimmed'>
        {t('officialFormsHint')}
      </Text>
      {forms.error ? (
        <ProblemState error={forms.error} onRetry={() => void forms.refetch()} isRetrying={forms.isFetching} />
      ) : !forms.data ? (
        <LoadingState />
      ) : (
        <TileGrid minWidth='15rem'>
          {forms.data.map(({ number, title }) => (
            <a
              key={number}
              href={`/api/v1/public/forms/${number}/blank.pdf${regency}`}
              target='_blank'
              rel='noopener'
              lang='id'
            >
              <strong>{number}</strong> {title.id}
            </a>
          ))}
        </TileGrid>
      )}
    </Panel>
  )
}

import { ProblemState, useApi, usePageTitle, useTexts } from '@sipelandukilat/sdk'
import type { ProblemError } from '@sipelandukilat/sdk/api'
import { readSurveyWords, type SurveyWording } from '@sipelandukilat/sdk/api/administration'
import { LoadingState, Page } from '@sipelandukilat/ui'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { surveyTexts } from '../texts/texts'
import { SurveyForm } from './survey-form'

const surveyKey = ['admin', 'survey-words']

/** The nine questions of the satisfaction survey, in the province's order and words. */
export function SurveyPage() {
  const t = useTexts(surveyTexts)
  const api = useApi()
  const cache = useQueryClient()
  usePageTitle(t('title'))
  const wording = useQuery<SurveyWording, ProblemError>({
    queryKey: surveyKey,
    queryFn: () => api.call(readSurveyWords, {}),
  })
  return (
    <Page title={t('title')} description={t('description')} width='reading'>
      {wording.data ? (
        <SurveyForm
          key={wording.data.version}
          wording={wording.data}
          onSaved={(saved) => cache.setQueryData(surveyKey, saved)}
        />
      ) : wording.error ? (
        <ProblemState error={wording.error} onRetry={() => void wording.refetch()} isRetrying={wording.isFetching} />
      ) : (
        <LoadingState rows={9} />
      )}
    </Page>
  )
}

import { Link, ProblemState, useApi, usePageParam, usePageTitle, useTexts } from '@sipelandukilat/sdk'
import type { ProblemError } from '@sipelandukilat/sdk/api'
import { readLetterSettings } from '@sipelandukilat/sdk/api/administration'
import { LoadingState, Page } from '@sipelandukilat/ui'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { regenciesKey, useRegencies } from '../regencies/use-regencies'
import { lettersTexts } from '../texts/texts'
import type { Answer } from './letter-draft'
import { LetterSettingsForm } from './letter-settings-form'

/** The paper of a regency's office: letterhead, numbers, signatory. */
export function LettersPage() {
  const t = useTexts(lettersTexts)
  const api = useApi()
  const queries = useQueryClient()
  const code = usePageParam('code')
  const name = useRegencies().data?.find((one) => one.code === code)?.name ?? code
  usePageTitle(t('title'))
  const key = ['admin', 'letters', code]
  const settings = useQuery<Answer, ProblemError>({
    queryKey: key,
    queryFn: () => api.call(readLetterSettings, { params: { code } }),
  })
  const keep = (saved: Answer) => {
    queries.setQueryData(key, saved)
    void queries.invalidateQueries({ queryKey: regenciesKey })
  }
  return (
    <Page
      title={t('title')}
      description={t('description')}
      breadcrumbs={[
        <Link key='regency' to={`/admin/regencies/${code}`}>
          {name}
        </Link>,
      ]}
      width='reading'
    >
      {settings.error ? (
        <ProblemState error={settings.error} onRetry={() => void settings.refetch()} isRetrying={settings.isFetching} />
      ) : settings.data ? (
        <LetterSettingsForm
          key={settings.data.settings?.version ?? 0}
          code={code}
          regencyName={name}
          saved={settings.data.settings}
          onSaved={keep}
        />
      ) : (
        <LoadingState rows={10} />
      )}
    </Page>
  )
}

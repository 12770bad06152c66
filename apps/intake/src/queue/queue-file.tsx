import { linkTo, ProblemState, useLanguage, useLocalized, useTexts } from '@sipelandukilat/sdk'
import { applicationLabel } from '@sipelandukilat/sdk/api'
import { withDelegation } from '@sipelandukilat/sdk/forms'
import { Button, LoadingState, StatusBadge, Title } from '@sipelandukilat/ui'
import { DelegatePanel } from '../delegate/delegate-panel'
import { ActionPanel } from '../file/action-panel'
import '../file/file.css'
import { FileProvider, useDefinition, useFile } from '../file/file-scope'
import { PeopleView } from '../file/people-view'
import { ProductsPanel } from '../file/products-panel'
import { statusTones } from '../file/status-tone'
import { queueTexts } from '../texts/texts'

/** The application of whoever stands at the counter: its next step, its documents, its people. */
export function QueueFile({ id }: { id: string }) {
  const t = useTexts(queueTexts)
  const { language } = useLanguage()
  const localized = useLocalized()
  const read = useFile(id)
  const file = read.data
  const { data: definition } = useDefinition(file?.serviceCode, file?.serviceVersion)
  if (read.isError)
    return (
      <ProblemState
        title={t('fileFailed')}
        error={read.error}
        onRetry={() => void read.refetch()}
        isRetrying={read.isFetching}
      />
    )
  if (!file || !definition) return <LoadingState rows={6} />
  return (
    <FileProvider
      value={{
        file,
        definition: file.delegate ? withDelegation(definition) : definition,
        canSeeFiles: !file.masked,
        onConflict: () => void read.refetch(),
      }}
    >
      <section className='queue-file' aria-label={file.trackingNumber}>
        <header className='queue-head'>
          <Title order={3}>{file.applicantName ?? file.trackingNumber}</Title>
          <StatusBadge tone={statusTones[file.status]}>{applicationLabel(file, language)}</StatusBadge>
          <Button component='a' size='compact-sm' variant='default' {...linkTo(`/intake/${file.id}`)}>
            {t('openFile')}
          </Button>
        </header>
        <p className='queue-service'>
          {localized(definition.title)} · {file.trackingNumber}
        </p>
        <ActionPanel />
        <ProductsPanel />
        <PeopleView />
        <DelegatePanel />
      </section>
    </FileProvider>
  )
}

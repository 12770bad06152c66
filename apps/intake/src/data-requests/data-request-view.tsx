import { Link, linkTo, ProblemState, useAbility, useFormat, useTexts } from '@sipelandukilat/sdk'
import type { DataRequest } from '@sipelandukilat/sdk/api/data-requests'
import { Button, Group, IconArrowLeft, KeyValueList, LoadingState, Text, Title } from '@sipelandukilat/ui'
import { Panel } from '../panel/panel'
import { dataRequestsTexts } from '../texts/texts'
import { ClockBadge } from './clock-badge'
import { EndingForms } from './ending-forms'
import { Ground, StoredDataView } from './stored-data-view'
import { useDataRequest } from './use-data-requests'

type DataRequestViewProps = { id: string; now: number; closedPath: string }

/** One request: the clock, what was asked, what is stored, and how it ends or ended. */
export function DataRequestView({ id, now, closedPath }: DataRequestViewProps) {
  const t = useTexts(dataRequestsTexts)
  const request = useDataRequest(id)
  return (
    <div className='data-request'>
      <div className='list-back'>
        <Button
          component='a'
          variant='default'
          leftSection={<IconArrowLeft size={18} aria-hidden />}
          {...linkTo(closedPath)}
        >
          {t('back')}
        </Button>
      </div>
      {request.data ? (
        <Loaded request={request.data} now={now} />
      ) : request.isError ? (
        <ProblemState error={request.error} onRetry={() => void request.refetch()} isRetrying={request.isFetching} />
      ) : (
        <LoadingState rows={6} withTitle />
      )}
    </div>
  )
}

function Loaded({ request, now }: { request: DataRequest; now: number }) {
  const t = useTexts(dataRequestsTexts)
  const format = useFormat()
  const mayOpen = useAbility().can('read', 'Application')
  const { applicationId, trackingNumber, words } = request
  return (
    <>
      <Group justify='space-between'>
        <Title order={2} size='h3'>
          {t(`kind.${request.kind}`)}
        </Title>
        <ClockBadge request={request} now={now} />
      </Group>
      <KeyValueList
        items={[
          {
            key: 'subject',
            label: t('subject'),
            value:
              applicationId === null ? (
                t('ofAccount')
              ) : mayOpen ? (
                <Link to={`/intake/${applicationId}`}>{trackingNumber}</Link>
              ) : (
                trackingNumber
              ),
          },
          { key: 'office', label: t('office'), value: request.regencyName },
          { key: 'received', label: t('received'), value: format.dateTime(request.receivedAt) },
          ...(request.status === 'received'
            ? [{ key: 'due', label: t('due'), value: format.dateTime(request.dueAt) }]
            : []),
        ]}
      />
      {words !== null && (
        <Panel title={t('words')}>
          <Text className='intake-note'>{words}</Text>
        </Panel>
      )}
      <Outcome request={request} />
      {request.kind === 'erase' && <StoredDataView request={request} />}
      {request.canWork && <EndingForms key={request.id} request={request} />}
    </>
  )
}

function Outcome({ request }: { request: DataRequest }) {
  const t = useTexts(dataRequestsTexts)
  const format = useFormat()
  const { outcome, answer, handledAt, handledByName } = request
  if (!outcome || handledAt === null) return null
  return (
    <Panel title={t('outcome')}>
      <Text>
        {t(handledByName === null ? 'handledBySystem' : 'handledBy', {
          name: handledByName ?? '',
          at: format.dateTime(handledAt),
        })}
      </Text>
      {outcome.erased.length > 0 && (
        <ul className='intake-problems'>
          {outcome.erased.map(({ kind, count }) => (
            <li key={kind}>{t('wasErased', { what: t(`erasable.${kind}`, { number: format.number(count) }) })}</li>
          ))}
        </ul>
      )}
      {outcome.refusal !== null && (
        <Text>
          <Ground reason={outcome.refusal} />
        </Text>
      )}
      {answer !== null && <Text className='intake-note'>{answer}</Text>}
    </Panel>
  )
}

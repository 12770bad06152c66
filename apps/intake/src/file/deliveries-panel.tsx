import { ProblemState, useApi, useFormat, useLanguage, useTexts } from '@sipelandukilat/sdk'
import { channelLabel } from '@sipelandukilat/sdk/api'
import { listDeliveries } from '@sipelandukilat/sdk/api/conversations'
import { LoadingState, StatusBadge, Text } from '@sipelandukilat/ui'
import { useQuery } from '@tanstack/react-query'
import { deliveryTones, toDeliveryState, useDeliveryWords } from '../conversations/delivery-words'
import { Panel } from '../panel/panel'
import { fileTexts } from '../texts/texts'
import { fileKey, useFileScope } from './file-scope'

const templates = [
  'received',
  'incomplete',
  'incomplete-reminder',
  'supplied',
  'contact-changed',
  'correction',
  'correction-reminder',
  'presence',
  'ready',
  'completed',
  'rejected',
  'withdrawn',
  'merged',
  'transferred',
  'data-answered',
  'message-answered',
  'arrival',
  'arrival-reminder',
  'arrival-expired',
  'arrival-elsewhere',
  'document-replaced',
  'separated',
  'visit-planned',
  'visit-moved',
  'visit-place-changed',
  'visit-called-off',
  'message',
] as const

/** The notifications about this application, where each went, and whether it arrived. */
export function DeliveriesPanel() {
  const t = useTexts(fileTexts)
  const api = useApi()
  const format = useFormat()
  const { language } = useLanguage()
  const deliveryWords = useDeliveryWords()
  const { file } = useFileScope()
  const deliveries = useQuery({
    queryKey: [...fileKey(file.id), 'deliveries'],
    queryFn: ({ signal }) => api.call(listDeliveries, { params: { id: file.id } }, { signal }),
  })
  return (
    <Panel title={t('deliveries')}>
      {deliveries.isPending && <LoadingState rows={3} />}
      {deliveries.isError && (
        <ProblemState
          error={deliveries.error}
          onRetry={() => void deliveries.refetch()}
          isRetrying={deliveries.isFetching}
        />
      )}
      {deliveries.data?.items.length === 0 && <Text>{t('noDeliveries')}</Text>}
      <ul className='intake-deliveries'>
        {deliveries.data?.items.map((delivery) => {
          const template = templates.find((one) => one === delivery.template)
          return (
            <li key={delivery.id}>
              <Text>{t(template ? `notice.${template}` : 'notice.other')}</Text>
              <StatusBadge tone={deliveryTones[toDeliveryState(delivery.state)]}>{deliveryWords(delivery)}</StatusBadge>
              <Text size='sm' c='dimmed'>
                {channelLabel(delivery.channel, language)} · {format.dateTime(delivery.at)}
              </Text>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}

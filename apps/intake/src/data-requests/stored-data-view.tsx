import { Link, localized, useAbility, useFormat, useLanguage, useTexts } from '@sipelandukilat/sdk'
import type { DataRequest } from '@sipelandukilat/sdk/api/data-requests'
import { dataRequestGrounds } from '@sipelandukilat/sdk/api/data-requests'
import { Text } from '@sipelandukilat/ui'
import { Panel } from '../panel/panel'
import { dataRequestsTexts } from '../texts/texts'

/** The ground of a refusal, or of what is kept, with its article. */
export function Ground({ reason }: { reason: keyof typeof dataRequestGrounds }) {
  const t = useTexts(dataRequestsTexts)
  const { language } = useLanguage()
  const { words, article } = dataRequestGrounds[reason]
  return (
    <>
      {localized(words, language)}
      {article !== null && ` ${t('article', { article })}`}
    </>
  )
}

/** What is stored now: what an erasure would take, and what stays and why. */
export function StoredDataView({ request: { stored, applicationId, status } }: { request: DataRequest }) {
  const t = useTexts(dataRequestsTexts)
  const format = useFormat()
  const mayOpen = useAbility().can('read', 'Application')
  const { erasable, kept } = stored
  return (
    <Panel title={t('stored')}>
      {erasable.length === 0 && kept.length === 0 && <Text>{t('nothingStored')}</Text>}
      {erasable.length > 0 && (
        <div>
          <Text fw={600}>{t('canBeErased')}</Text>
          <ul className='intake-problems'>
            {erasable.map(({ kind, count }) => (
              <li key={kind}>{t(`erasable.${kind}`, { number: format.number(count) })}</li>
            ))}
          </ul>
        </div>
      )}
      {applicationId !== null && status === 'received' && <Text size='sm'>{t('conversationsElsewhere')}</Text>}
      {kept.length > 0 && (
        <div>
          <Text fw={600}>{t('isKept')}</Text>
          <ul className='intake-problems'>
            {kept.map(({ id, trackingNumber, reason, until }) => (
              <li key={id}>
                {mayOpen ? <Link to={`/intake/${id}`}>{trackingNumber}</Link> : trackingNumber}
                <Text size='sm'>
                  <Ground reason={reason} />
                  {until !== null && ` ${t('until', { date: format.date(until) })}`}
                </Text>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Panel>
  )
}

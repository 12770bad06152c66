import { linkTo, useFormat, useLocalized, useTexts } from '@sipelandukilat/sdk'
import type { createApplication, ResponseOf } from '@sipelandukilat/sdk/api'
import type { ServiceDefinition } from '@sipelandukilat/sdk/forms'
import { Button, Group, IconPrinter, Text } from '@sipelandukilat/ui'
import { Panel } from '../panel/panel'
import { MissingList } from '../supply/missing-list'
import { entryTexts } from '../texts/texts'

export type ReceiptFacts = {
  receipt: ResponseOf<typeof createApplication>
  definition: ServiceDefinition
  applicantName: string
  /** YYYY-MM-DD, when it was handed in. */
  receivedOn: string
  isDecidedByHead: boolean
}

type ReceiptProps = ReceiptFacts & {
  onNext: () => void
}

/** What the applicant takes home, also printed: number and PIN, and what is still to be brought. */
export function Receipt({ receipt, definition, applicantName, receivedOn, isDecidedByHead, onNext }: ReceiptProps) {
  const t = useTexts(entryTexts)
  const format = useFormat()
  const localized = useLocalized()
  const address = `${location.host}/lacak`
  return (
    <Panel title={t('receiptTitle')}>
      <Text className='ui-no-print'>{t('receiptHint')}</Text>
      <Text>{localized(definition.title)}</Text>
      <Text>{t('receivedFrom', { name: applicantName, date: format.date(receivedOn) })}</Text>
      <dl className='intake-receipt'>
        <div>
          <dt>{t('number')}</dt>
          <dd>{receipt.trackingNumber}</dd>
        </div>
        <div>
          <dt>{t('pin')}</dt>
          <dd>{receipt.pin}</dd>
        </div>
      </dl>
      <Text>
        {receipt.lacks !== null
          ? t('incomplete')
          : receipt.dueAt !== null
            ? `${t('due')}: ${format.date(receipt.dueAt)}`
            : t(receipt.status === 'submitted' ? 'queued' : 'dueAfterPresence')}
      </Text>
      {isDecidedByHead && <Text>{t('decidedByHead')}</Text>}
      {receipt.lacks !== null && (
        <MissingList lacks={receipt.lacks} definition={definition} hint={t('missingWays', { address })} />
      )}
      <Text size='sm'>{t('follow', { address })}</Text>
      <Group className='ui-no-print'>
        <Button leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
          {t('print')}
        </Button>
        <Button variant='default' onClick={onNext}>
          {t('another')}
        </Button>
        <Button component='a' variant='default' {...linkTo(`/intake/${receipt.id}`)}>
          {t('openFile')}
        </Button>
      </Group>
    </Panel>
  )
}

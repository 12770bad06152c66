import { linkTo, useFormat, useTexts } from '@sipelandukilat/sdk'
import type { createApplication, ResponseOf } from '@sipelandukilat/sdk/api'
import { Button, Group, IconPrinter, Text } from '@sipelandukilat/ui'
import { Panel } from '../panel/panel'
import { entryTexts } from '../texts/texts'

type ReceiptProps = {
  receipt: ResponseOf<typeof createApplication>
  serviceTitle: string
  onNext: () => void
}

/** What the applicant takes home: number and PIN, on paper if wished. */
export function Receipt({ receipt, serviceTitle, onNext }: ReceiptProps) {
  const t = useTexts(entryTexts)
  const format = useFormat()
  return (
    <Panel title={t('receiptTitle')}>
      <Text className='ui-no-print'>{t('receiptHint')}</Text>
      <Text>{serviceTitle}</Text>
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
          : receipt.dueAt === null
            ? t('queued')
            : `${t('due')}: ${format.date(receipt.dueAt)}`}
      </Text>
      <Text size='sm'>{t('follow', { address: `${location.host}/lacak` })}</Text>
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

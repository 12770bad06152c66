import { useTexts } from '@sipelandukilat/sdk'
import { addCalendarDays, toLocalDate } from '@sipelandukilat/sdk/forms'
import { Button, Checkbox, DateInput, Group, Modal, Stack, Text } from '@sipelandukilat/ui'
import { useState } from 'react'
import { complaintsTexts } from '../texts/texts'

/** A CSV file of the complaints of some days, with the columns of SP4N-LAPOR!. */
export function ExportComplaints({ onClose }: { onClose: () => void }) {
  const t = useTexts(complaintsTexts)
  const today = toLocalDate(new Date())
  // What came in last month may still be open.
  const [from, setFrom] = useState(`${addCalendarDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7)}-01`)
  const [to, setTo] = useState(today)
  const [hasContacts, setHasContacts] = useState(false)
  const isPeriod = from !== '' && to !== '' && from <= to
  const query = new URLSearchParams({ from, to, ...(hasContacts ? { contacts: 'true' } : {}) })
  return (
    <Modal opened onClose={onClose} title={t('export')}>
      <Stack gap='sm'>
        <Text size='sm'>{t('export.description')}</Text>
        <DateInput label={t('export.from')} value={from} onChange={setFrom} max={to} required />
        <DateInput label={t('export.to')} value={to} onChange={setTo} min={from} required />
        <Checkbox
          label={t('export.contacts')}
          checked={hasContacts}
          onChange={(event) => setHasContacts(event.currentTarget.checked)}
        />
        <Group justify='flex-end'>
          {isPeriod ? (
            <Button component='a' href={`/api/v1/complaint-exports/sp4n.csv?${query}`} download>
              {t('export.download')}
            </Button>
          ) : (
            <Button disabled>{t('export.download')}</Button>
          )}
        </Group>
      </Stack>
    </Modal>
  )
}

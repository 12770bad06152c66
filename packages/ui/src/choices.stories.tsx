import { useState } from 'react'
import { Checkbox, Radio, SegmentedControl, Stack } from './index'
import type { StoryPage, StoryProps } from './story'

export const page: StoryPage = { components: ['Checkbox', 'Radio', 'SegmentedControl'], group: 'forms' }

export function Usual({ say }: StoryProps) {
  const [place, setPlace] = useState('counter')
  const [days, setDays] = useState('week')
  return (
    <Stack>
      <Checkbox label={say('Beri tahu pemohon lewat WhatsApp', 'Notify the applicant on WhatsApp')} />
      <Radio.Group label={say('Diambil di', 'Collected at')} value={place} onChange={setPlace}>
        <Stack gap='xs' mt='xs'>
          <Radio value='counter' label={say('Loket kabupaten', 'The regency’s counter')} />
          <Radio value='village' label={say('Kantor desa', 'The village office')} />
          <Radio value='post' label={say('Kantor pos', 'The post office')} />
        </Stack>
      </Radio.Group>
      <SegmentedControl
        aria-label={say('Jangka waktu', 'Period')}
        value={days}
        onChange={setDays}
        data={[
          { value: 'day', label: say('Hari', 'Day') },
          { value: 'week', label: say('Minggu', 'Week') },
          { value: 'month', label: say('Bulan', 'Month') },
        ]}
      />
    </Stack>
  )
}

export function Failed({ say }: StoryProps) {
  return (
    <Checkbox
      label={say('Data di atas benar', 'The above is true')}
      error={say('Pernyataan ini wajib disetujui', 'This must be agreed to')}
    />
  )
}

export function Disabled({ say }: StoryProps) {
  return (
    <Stack>
      <Checkbox label={say('Sudah diverifikasi', 'Verified')} checked disabled readOnly />
      <Radio label={say('Kantor pos', 'The post office')} disabled />
    </Stack>
  )
}

export function LongText({ say }: StoryProps) {
  return (
    <Checkbox
      label={say(
        'Saya menyatakan bahwa seluruh isian dan berkas yang saya serahkan benar, dan bersedia menanggung akibat hukumnya bila ternyata tidak benar',
        'I declare that all I entered and handed in is true, and accept the legal consequences if it turns out not to be',
      )}
    />
  )
}

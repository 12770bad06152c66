import { Anchor, Button, Page, StatusBadge, Text } from './index'
import type { StoryPage, StoryProps } from './story'

export const page: StoryPage = { components: ['Page'], group: 'layout', isWholePage: true, space: 260 }

export function Usual({ say }: StoryProps) {
  return (
    <Page
      title='6503-KTP-000128'
      breadcrumbs={[
        <Anchor key='inbox' href='#/page/usual'>
          {say('Kotak masuk', 'Inbox')}
        </Anchor>,
      ]}
      aside={<StatusBadge tone='info'>{say('Diverifikasi', 'In verification')}</StatusBadge>}
      description='Maria Lolo · Sei Pancang'
      actions={
        <>
          <Button>{say('Setujui', 'Approve')}</Button>
          <Button variant='default'>{say('Minta perbaikan', 'Ask for a correction')}</Button>
        </>
      }
    >
      <Text>{say('Isi permohonan.', 'The content of the application.')}</Text>
    </Page>
  )
}

export function Reading({ say }: StoryProps) {
  return (
    <Page title={say('Petunjuk petugas loket', 'Guide for counter officers')} width='reading'>
      <Text>
        {say(
          'Sambut pemohon, tanyakan layanannya, lalu periksa berkas satu per satu sebelum nomor antrean dipanggil berikutnya.',
          'Greet the applicant, ask for the service, and check the files one by one before the next number is called.',
        )}
      </Text>
    </Page>
  )
}

export function LongText({ say }: StoryProps) {
  return (
    <Page
      title={say(
        'Permohonan pengesahan anak dan perubahan akta kelahiran lintas provinsi',
        'Application to legitimise a child and change a birth certificate across provinces',
      )}
      aside={
        <StatusBadge tone='warning'>{say('Menunggu kabupaten asal', 'Waiting for the former regency')}</StatusBadge>
      }
      actions={<Button>{say('Hubungi kabupaten asal', 'Contact the former regency')}</Button>}
    >
      <Text>{'6503'.repeat(40)}</Text>
    </Page>
  )
}

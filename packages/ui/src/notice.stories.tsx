import { Button, Notice, Stack } from './index'
import type { StoryPage, StoryProps } from './story'

export const page: StoryPage = { components: ['Notice'], group: 'messages' }

export function Tones({ say }: StoryProps) {
  return (
    <Stack>
      <Notice tone='info' title={say('Kantor tutup hari Jumat', 'The office is closed on Friday')} />
      <Notice tone='positive'>{say('Permohonan sudah dikirim.', 'The application was sent.')}</Notice>
      <Notice tone='warning' title={say('NIK ini sudah dipakai', 'This NIK is in use')}>
        {say('Periksa apakah permohonan yang sama sudah ada.', 'Check whether the same application exists already.')}
      </Notice>
      <Notice tone='negative' role='alert'>
        {say('Berkas tidak dapat dibaca.', 'The file cannot be read.')}
      </Notice>
    </Stack>
  )
}

export function WithActions({ say }: StoryProps) {
  return (
    <Notice
      tone='warning'
      title={say('Anda bekerja tanpa sambungan', 'You are working offline')}
      actions={
        <Button size='compact-sm' variant='default'>
          {say('Coba lagi', 'Try again')}
        </Button>
      }
    >
      {say('Isian disimpan di perangkat ini.', 'What you enter is kept on this device.')}
    </Notice>
  )
}

export function LongText({ say }: StoryProps) {
  return (
    <Notice
      tone='info'
      title={say('Perubahan aturan pencatatan perkawinan', 'Changed rules for registering marriages')}
    >
      {say(
        'Mulai 1 Januari, perkawinan di wilayah perbatasan dapat dicatat pada kunjungan petugas, dengan dua saksi yang membawa KTP-el, dan akta diserahkan paling lambat empat belas hari kemudian di kantor desa.',
        'From 1 January, marriages in border areas can be registered during an officers’ visit, with two witnesses who bring their ID cards; the certificate is handed over at the village office within fourteen days.',
      )}{' '}
      https://layanan.contoh/{'peraturan'.repeat(12)}
    </Notice>
  )
}

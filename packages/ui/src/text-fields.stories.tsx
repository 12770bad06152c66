import { Fieldset, PasswordInput, Stack, Textarea, TextInput } from './index'
import type { StoryPage, StoryProps } from './story'

export const page: StoryPage = { components: ['TextInput', 'Textarea', 'PasswordInput', 'Fieldset'], group: 'forms' }

export function Usual({ say }: StoryProps) {
  return (
    <Fieldset legend={say('Pemohon', 'Applicant')}>
      <Stack>
        <TextInput label={say('Nama lengkap', 'Full name')} defaultValue='Maria Lolo' />
        <TextInput
          label='NIK'
          description={say('16 angka pada KTP-el', '16 digits on the ID card')}
          inputMode='numeric'
          defaultValue='6503054107949901'
        />
        <Textarea label={say('Catatan', 'Note')} minRows={3} />
        <PasswordInput
          label={say('Kata sandi', 'Password')}
          visibilityToggleButtonProps={{ 'aria-label': say('Perlihatkan kata sandi', 'Show the password') }}
        />
      </Stack>
    </Fieldset>
  )
}

export function Failed({ say }: StoryProps) {
  return (
    <Stack>
      <TextInput
        label='NIK'
        required
        error={say('NIK terdiri dari 16 angka', 'A NIK has 16 digits')}
        defaultValue='6503'
      />
      <Textarea label={say('Alasan', 'Reason')} required error={say('Alasan wajib diisi', 'A reason is required')} />
    </Stack>
  )
}

export function Disabled({ say }: StoryProps) {
  return (
    <Stack>
      <TextInput label={say('Nomor kartu keluarga', 'Family card number')} disabled defaultValue='6503050101209902' />
      <Textarea label={say('Catatan', 'Note')} disabled defaultValue={say('Sudah diperiksa', 'Checked')} />
    </Stack>
  )
}

export function LongText({ say }: StoryProps) {
  return (
    <TextInput
      label={say(
        'Nama lengkap ibu kandung sebagaimana tertulis pada surat keterangan lahir dari bidan atau rumah sakit',
        'Full name of the mother as the midwife or the hospital wrote it on the proof of birth',
      )}
      placeholder={say(
        'Tanpa gelar, tanpa singkatan, dengan huruf Latin',
        'Without titles or abbreviations, in Latin letters',
      )}
    />
  )
}

import { useState } from 'react'
import { FileDropZone, Stack, Text } from './index'
import type { StoryPage, StoryProps } from './story'

export const page: StoryPage = { components: ['FileDropZone'], group: 'forms' }

export function Usual({ say }: StoryProps) {
  const [names, setNames] = useState<readonly string[]>([])
  return (
    <Stack>
      <FileDropZone
        label={say('Surat keterangan lahir', 'Proof of birth')}
        description={say('Foto atau PDF, paling besar 10 MB', 'A photo or PDF, 10 MB at most')}
        accept='image/*,application/pdf'
        multiple
        onFiles={(files) => setNames(files.map((file) => file.name))}
      />
      <Text role='status'>{names.join(', ')}</Text>
    </Stack>
  )
}

export function Disabled({ say }: StoryProps) {
  return (
    <FileDropZone
      label={say('Kartu keluarga', 'Family card')}
      description={say('Sudah diterima', 'Received already')}
      accept='image/*'
      disabled
      onFiles={() => undefined}
    />
  )
}

export function LongText({ say }: StoryProps) {
  return (
    <FileDropZone
      label={say(
        'Surat pernyataan tanggung jawab mutlak kebenaran data kelahiran (F-2.03) bertanda tangan dua saksi',
        'Signed declaration that the birth data are true (F-2.03), with two witnesses',
      )}
      accept='application/pdf'
      onFiles={() => undefined}
    />
  )
}

import { useState } from 'react'
import { Button, ErrorState } from './index'
import type { StoryPage, StoryProps } from './story'

export const page: StoryPage = { components: ['ErrorState'], group: 'messages' }

export function Usual({ say }: StoryProps) {
  const [isRetrying, setIsRetrying] = useState(false)
  return (
    <ErrorState
      description={say(
        'Server tidak menjawab. Data yang Anda isi tetap ada.',
        'The server does not answer. What you entered is kept.',
      )}
      reference='7f3c-91aa'
      onRetry={() => setIsRetrying(true)}
      isRetrying={isRetrying}
    />
  )
}

export function Loading({ say }: StoryProps) {
  return (
    <ErrorState
      title={say('Laporan tidak dapat dimuat', 'The report cannot be loaded')}
      onRetry={() => undefined}
      isRetrying
    />
  )
}

export function WithActions({ say }: StoryProps) {
  return (
    <ErrorState
      title={say('Anda tidak berwenang', 'You are not authorised')}
      description={say('Permohonan ini milik kabupaten lain.', 'This application belongs to another regency.')}
      actions={<Button variant='default'>{say('Ke kotak masuk', 'To the inbox')}</Button>}
    />
  )
}

export function LongText({ say }: StoryProps) {
  return (
    <ErrorState
      title={say(
        'Berkas pendukung permohonan pindah datang tidak dapat disimpan',
        'The supporting files of the move cannot be saved',
      )}
      reference='01930000-0000-7000-8000-0000000000019930000000070008000000000001'
      headingLevel={3}
    />
  )
}

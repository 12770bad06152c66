import { useState } from 'react'
import { Button, Group, showToast, Text } from './index'
import type { StoryPage, StoryProps } from './story'

export const page: StoryPage = { components: ['Toasts', 'showToast'], group: 'messages', space: 220 }

export function Usual({ say }: StoryProps) {
  return (
    <Button onClick={() => showToast({ tone: 'positive', message: say('Permohonan disimpan', 'Application saved') })}>
      {say('Simpan', 'Save')}
    </Button>
  )
}

export function WithUndo({ say }: StoryProps) {
  const [isArchived, setIsArchived] = useState(false)
  const archive = () => {
    setIsArchived(true)
    showToast({ tone: 'info', message: say('Surat diarsipkan', 'Letter archived'), undo: () => setIsArchived(false) })
  }
  return (
    <Group>
      <Button onClick={archive}>{say('Arsipkan', 'Archive')}</Button>
      <Text>{isArchived ? say('Di arsip', 'In the archive') : say('Di kotak masuk', 'In the inbox')}</Text>
    </Group>
  )
}

/** An error stays until it is closed. */
export function Failed({ say }: StoryProps) {
  return (
    <Button
      color='red'
      onClick={() =>
        showToast({ tone: 'negative', message: say('Tidak terkirim: tidak ada sambungan', 'Not sent: no connection') })
      }
    >
      {say('Kirim', 'Send')}
    </Button>
  )
}

export function LongText({ say }: StoryProps) {
  const message = say(
    'Perjalanan ke Krayan Selatan dipindah ke hari Selasa karena penerbangan perintis hari Senin dibatalkan',
    'The trip to Krayan Selatan moved to Tuesday, because Monday’s pioneer flight was cancelled',
  )
  return (
    <Button variant='default' onClick={() => showToast({ tone: 'warning', message, undo: () => undefined })}>
      {say('Pindahkan perjalanan', 'Move the trip')}
    </Button>
  )
}

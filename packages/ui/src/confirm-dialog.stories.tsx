import { useState } from 'react'
import { Button, ConfirmDialog, Group, Text } from './index'
import type { StoryPage, StoryProps } from './story'

export const page: StoryPage = { components: ['ConfirmDialog'], group: 'messages', space: 320 }

export function Usual({ say }: StoryProps) {
  const [isOpen, setIsOpen] = useState(false)
  const [answer, setAnswer] = useState('')
  const close = (next: string) => {
    setIsOpen(false)
    setAnswer(next)
  }
  return (
    <Group>
      <Button onClick={() => setIsOpen(true)}>{say('Terbitkan kartu keluarga', 'Issue the family card')}</Button>
      <Text role='status'>{answer}</Text>
      <ConfirmDialog
        isOpen={isOpen}
        title={say('Terbitkan kartu keluarga?', 'Issue the family card?')}
        confirmLabel={say('Terbitkan', 'Issue')}
        onConfirm={() => close(say('Diterbitkan', 'Issued'))}
        onCancel={() => close(say('Tidak jadi', 'Not issued'))}
      >
        {say(
          'Nomor kartu lama tidak berlaku lagi, dan pemohon diberi tahu lewat WhatsApp.',
          'The old card number is no longer valid, and the applicant is notified on WhatsApp.',
        )}
      </ConfirmDialog>
    </Group>
  )
}

export function Destructive({ say }: StoryProps) {
  const [isOpen, setIsOpen] = useState(false)
  const close = () => setIsOpen(false)
  return (
    <>
      <Button color='red' onClick={() => setIsOpen(true)}>
        {say('Tolak permohonan', 'Reject the application')}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        title={say('Tolak permohonan Maria Lolo?', 'Reject the application of Maria Lolo?')}
        confirmLabel={say('Tolak', 'Reject')}
        cancelLabel={say('Kembali', 'Back')}
        isDestructive
        onConfirm={close}
        onCancel={close}
      >
        {say('Pemohon harus mengajukan lagi dari awal.', 'The applicant will have to apply again from the start.')}
      </ConfirmDialog>
    </>
  )
}

export function Loading({ say }: StoryProps) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>{say('Gabungkan data ganda', 'Merge duplicate records')}</Button>
      <ConfirmDialog
        isOpen={isOpen}
        title={say('Gabungkan dua data?', 'Merge the two records?')}
        confirmLabel={say('Gabungkan', 'Merge')}
        isBusy
        onConfirm={() => undefined}
        onCancel={() => setIsOpen(false)}
      />
    </>
  )
}

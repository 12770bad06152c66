import { useState } from 'react'
import { Button, Drawer, Group, Modal, Stack, Text, TextInput } from './index'
import type { StoryPage, StoryProps } from './story'

export const page: StoryPage = { components: ['Modal', 'Drawer'], group: 'messages', space: 400 }

export function Usual({ say }: StoryProps) {
  const [isOpen, setIsOpen] = useState(false)
  const close = () => setIsOpen(false)
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>{say('Tambah anggota keluarga', 'Add a family member')}</Button>
      <Modal opened={isOpen} onClose={close} title={say('Anggota keluarga baru', 'New family member')}>
        <Stack>
          <TextInput label={say('Nama lengkap', 'Full name')} data-autofocus />
          <TextInput label={say('Hubungan', 'Relationship')} />
          <Group justify='flex-end'>
            <Button onClick={close}>{say('Simpan', 'Save')}</Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}

export function AtTheSide({ say }: StoryProps) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button variant='default' onClick={() => setIsOpen(true)}>
        {say('Saring', 'Filter')}
      </Button>
      <Drawer opened={isOpen} onClose={() => setIsOpen(false)} title={say('Saring permohonan', 'Filter applications')}>
        <TextInput label={say('Nomor atau nama', 'Number or name')} />
      </Drawer>
    </>
  )
}

export function LongText({ say }: StoryProps) {
  const [isOpen, setIsOpen] = useState(false)
  const sentence = say(
    'Data pribadi hanya dipakai untuk layanan yang Anda minta dan dihapus bila masanya habis.',
    'Personal data are used only for the service you asked for, and erased when their time is over.',
  )
  return (
    <>
      <Button variant='default' onClick={() => setIsOpen(true)}>
        {say('Baca ketentuan', 'Read the terms')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setIsOpen(false)}
        title={say(
          'Ketentuan pemakaian data pribadi pemohon dan keluarganya',
          'Terms for personal data of the applicant and the family',
        )}
      >
        <Stack>
          {['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'].map((number) => (
            <Text key={number}>
              {number}. {sentence}
            </Text>
          ))}
        </Stack>
      </Modal>
    </>
  )
}

/** Without `onClose` the dialog stays until its content ends it. */
export function MustBeAnswered({ say }: StoryProps) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button variant='default' onClick={() => setIsOpen(true)}>
        {say('Akhiri sesi', 'End the session')}
      </Button>
      <Modal opened={isOpen} title={say('Sesi Anda berakhir', 'Your session has ended')}>
        <Button onClick={() => setIsOpen(false)}>{say('Masuk lagi', 'Sign in again')}</Button>
      </Modal>
    </>
  )
}

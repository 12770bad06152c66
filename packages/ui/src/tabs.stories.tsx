import { Tabs, Text } from './index'
import type { StoryPage, StoryProps } from './story'

export const page: StoryPage = { components: ['Tabs'], group: 'layout' }

export function Usual({ say }: StoryProps) {
  return (
    <Tabs defaultValue='form'>
      <Tabs.List aria-label={say('Bagian permohonan', 'Parts of the application')}>
        <Tabs.Tab value='form'>{say('Isian', 'Answers')}</Tabs.Tab>
        <Tabs.Tab value='files'>{say('Berkas', 'Files')}</Tabs.Tab>
        <Tabs.Tab value='history'>{say('Riwayat', 'History')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value='form' pt='md'>
        <Text>{say('Isian pemohon', 'What the applicant entered')}</Text>
      </Tabs.Panel>
      <Tabs.Panel value='files' pt='md'>
        <Text>{say('Dua berkas', 'Two files')}</Text>
      </Tabs.Panel>
      <Tabs.Panel value='history' pt='md'>
        <Text>{say('Diajukan kemarin', 'Submitted yesterday')}</Text>
      </Tabs.Panel>
    </Tabs>
  )
}

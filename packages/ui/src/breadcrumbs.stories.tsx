import { Anchor, Breadcrumbs, Text } from './index'
import type { StoryPage, StoryProps } from './story'

export const page: StoryPage = { components: ['Breadcrumbs'], group: 'layout' }

export function Usual({ say }: StoryProps) {
  return (
    <nav aria-label={say('Lokasi', 'Location')}>
      <Breadcrumbs separatorMargin='xs'>
        <Anchor href='#/breadcrumbs/usual'>Kalimantan Utara</Anchor>
        <Anchor href='#/breadcrumbs/usual'>Nunukan</Anchor>
        <Text>Krayan</Text>
      </Breadcrumbs>
    </nav>
  )
}

export function LongText({ say }: StoryProps) {
  return (
    <nav aria-label={say('Lokasi dengan nama panjang', 'Location with long names')}>
      <Breadcrumbs separatorMargin='xs'>
        <Anchor href='#/breadcrumbs/long-text'>
          {say('Provinsi Kalimantan Utara', 'Province of North Kalimantan')}
        </Anchor>
        <Anchor href='#/breadcrumbs/long-text'>{say('Kabupaten Nunukan', 'Nunukan regency')}</Anchor>
        <Anchor href='#/breadcrumbs/long-text'>{say('Kecamatan Krayan Selatan', 'Krayan Selatan district')}</Anchor>
        <Text>{say('Desa Persiapan Long Layu Hulu', 'Long Layu Hulu village')}</Text>
      </Breadcrumbs>
    </nav>
  )
}
